#include "agreements/ports.h"

namespace placet::agreements {

Result<TextLibrary> TextLibrary::embedded() {
    auto ready = TRY(ReadyTexts::embedded());
    auto words = TRY(Words::embedded());
    auto findings = TRY(FindingTexts::embedded());
    auto external = TRY(ExternalWords::embedded());
    auto changes = TRY(ChangeTexts::embedded());
    auto signs = TRY(Signs::embedded());
    return TextLibrary{std::move(ready),
                       std::move(words),
                       std::move(findings),
                       std::move(external),
                       std::move(changes),
                       std::move(signs)};
}

}  // namespace placet::agreements
