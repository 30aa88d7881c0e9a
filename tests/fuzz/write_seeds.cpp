// write_seeds DIR: one folder of inputs to start from for each fuzzer.

#include <filesystem>
#include <fstream>

#include "fuzz/seed_receipt.h"
#include "merkle/tile.h"

namespace placet::fuzz {
namespace {

namespace fs = std::filesystem;

class Seeds {
public:
    explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

    void add(const std::string& fuzzer, std::string_view content) {
        fs::create_directories(folder_ / fuzzer);
        std::ofstream(folder_ / fuzzer / std::to_string(count_++), std::ios::binary) << content;
    }

private:
    fs::path folder_;
    int count_ = 0;
};

void write_seeds(const fs::path& folder) {
    Seeds seeds{folder};
    const auto receipt = seed_receipt();
    const auto full = merkle::encode(test::full_entry());
    for (const BytesView entry : {BytesView(receipt.entry), BytesView(*full)}) {
        seeds.add("cbor", text_view(entry));
        seeds.add("entry", text_view(entry));
    }
    const std::string& note = receipt.proof.checkpoint;
    seeds.add("note", note);
    seeds.add("note", note.substr(0, note.find("\n\n") + 1));
    seeds.add("note", receipt.vkey.text());
    seeds.add("proof", merkle::to_text(receipt.proof));
    seeds.add("receipt", merkle::receipt_json(receipt));
    for (const char* path : {"0/x001/x234/067", "entries/000.p/15", "5/000"})
        seeds.add("tile", path);
    seeds.add("json", R"({"a":"я","b":[{"k":1}],"c":null,"d":[0.5,-1e3,true]})");
    seeds.add("request", "GET /f/%D0%B0?a=1&b HTTP/1.1\r\nHost: a\r\nCookie: x=y\r\n\r\n");
    seeds.add("request", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    seeds.add("request",
              "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              "3;x=y\r\nabc\r\n0\r\nT: u\r\n\r\n");
    seeds.add("url", "/a/%D0%B0?b=c+d&e=%20");
    seeds.add("url", "be-BY,be;q=0.9,ru;q=0.8");
    seeds.add("url", "[2001:db8::1]:443, 10.0.0.1:80");
    seeds.add("tile", text_view(merkle::encode_bundle({receipt.entry, *full})));
    seeds.add("tile", text_view(merkle::encode_tile({merkle::empty_root()})));
}

}  // namespace
}  // namespace placet::fuzz

int main(int count, char** arguments) {
    if (count != 2) return 2;
    placet::fuzz::write_seeds(arguments[1]);
    return 0;
}
