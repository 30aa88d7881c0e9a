// placet openapi: the description of every route, without a running server.

#include <cstdio>
#include <cstdlib>

#include "http/openapi.h"
#include "server/command.h"
#include "server/own_routes.h"

namespace placet::server {
namespace {

// Routes are made from a whole program, so one is opened on an empty folder and thrown away.
class EmptyFolder {
public:
    EmptyFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "placet-openapi-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    EmptyFolder(const EmptyFolder&) = delete;
    ~EmptyFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Result<std::string> describe(const std::filesystem::path& folder) {
    const auto config = TRY(read_config({.data = folder}));
    const auto app = TRY(open_application(config, Schema::migrate));
    const auto domain = TRY(wire(*app));
    return http::openapi(all_routes(*app, *domain), version());
}

}  // namespace

int command_openapi(Output output) {
    const EmptyFolder folder;
    const auto document = describe(folder.path());
    if (!document) return report(document.error(), output);
    std::fputs(document->c_str(), stdout);
    return done;
}

}  // namespace placet::server
