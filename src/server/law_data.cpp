#include "server/law_data.h"

#include <deque>
#include <fstream>
#include <iterator>

#include "law/embedded.h"

namespace placet::server {
namespace {

Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) return internal_error("law.data", "cannot read " + path.string());
    return text;
}

Result<law::Profiles> profiles_of(const std::vector<EmbeddedFile>& files) {
    const auto* file = placet::find(files, "profiles.yaml");
    if (file == nullptr) return internal_error("law.data", "profiles.yaml is missing");
    return law::Profiles::load(file->text());
}

}  // namespace

Result<LawData> load_law_data(const std::filesystem::path& folder) {
    std::deque<std::string> texts;  // of the replaced files; keeps its elements in place
    const auto carried = law::embedded_files();
    std::vector<EmbeddedFile> files(carried.begin(), carried.end());
    for (auto& file : files) {
        const auto own = folder / file.path;
        std::error_code problem;
        if (!std::filesystem::is_regular_file(own, problem)) continue;
        texts.push_back(TRY(read_file(own)));
        file.bytes = view(texts.back());
    }
    auto profiles = TRY(profiles_of(files));
    auto calendars = TRY(law::Calendars::load(files));
    auto words = TRY(lawbook::Words::embedded());
    return LawData{std::move(profiles), std::move(calendars), std::move(words)};
}

}  // namespace placet::server
