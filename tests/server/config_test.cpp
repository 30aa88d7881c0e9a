#include "server/config.h"

#include <fstream>

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace placet::server {
namespace {

class ConfigTest : public testing::Test {
protected:
    Result<Config> read(std::string_view toml, Flags flags = {}) {
        std::ofstream(folder.path() / "placet.toml") << toml;
        flags.data = folder.path();
        return read_config(flags);
    }
    std::string refused(std::string_view toml) {
        const auto config = read(toml);
        return config ? "accepted" : config.error().code + " " + config.error().detail;
    }

    test::TempFolder folder;
};

TEST_F(ConfigTest, has_defaults_for_everything) {
    const auto config = read("");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->address, "127.0.0.1");
    EXPECT_EQ(config->port, 8080);
    EXPECT_EQ(config->public_url, "http://127.0.0.1:8080");
    EXPECT_EQ(config->log_origin, "127.0.0.1:8080/log");
    EXPECT_EQ(config->anchor, folder.path() / "anchor");
    EXPECT_FALSE(config->relay);
}

TEST_F(ConfigTest, lets_flags_win_over_the_file) {
    const auto config = read(R"(
        [server]
        listen = "0.0.0.0:9000"
        public_url = "https://consent.example.by/"
        trusted_proxies = ["10.0.0.0/8"]
        workers = 8
        [store]
        database = "postgresql://a/b"
        [mail]
        host = "relay.example.by"
        security = "tls"
        port = 465
        from_address = "no-reply@example.by"
    )",
                             {.listen = "[::1]:9001"});
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->address, "::1");
    EXPECT_EQ(config->port, 9001);
    EXPECT_EQ(config->public_url, "https://consent.example.by");
    EXPECT_EQ(config->log_origin, "consent.example.by/log");
    EXPECT_EQ(config->workers, 8);
    EXPECT_EQ(config->database, "postgresql://a/b");
    ASSERT_TRUE(config->relay);
    EXPECT_EQ(config->relay->security, system::Relay::Security::tls);
}

TEST_F(ConfigTest, names_what_it_does_not_understand) {
    EXPECT_EQ(refused("[server]\nworker = 4"), "config.unknown_key server.worker");
    EXPECT_EQ(refused("workers = 4"), "config.unknown_key workers");
    EXPECT_EQ(refused("[servers]\nworkers = 4"), "config.unknown_key servers.workers");
    EXPECT_EQ(refused("[server.x]\ny = 1"), "config.unknown_key server.x");
    EXPECT_EQ(refused("[server]\nworkers = \"4\""), "config.value server.workers");
    EXPECT_EQ(refused("[server]\nworkers = 0"), "config.value server.workers");
    EXPECT_EQ(refused("[server]\nlisten = \"8080\""), "config.listen 8080");
    EXPECT_EQ(refused("[server]\nlisten = \"a:99999\""), "config.listen a:99999");
    EXPECT_EQ(refused("[mail]\nuser = \"u\""), "config.value mail.host");
    EXPECT_EQ(refused("[mail]\nhost = \"h\""), "config.value mail.from_address");
    EXPECT_EQ(refused("[server]\ntls_key = \"k\"").substr(0, 12), "config.value");
    EXPECT_EQ(refused("= 1").substr(0, 11), "config.file");
}

TEST_F(ConfigTest, wants_a_named_file_to_be_there) {
    EXPECT_FALSE(read_config({.data = folder.path(), .config = folder.path() / "none.toml"}));
}

}  // namespace
}  // namespace placet::server
