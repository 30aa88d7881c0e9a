#pragma once

// A letter as the bytes of RFC 5322: UTF-8, quoted-printable, encoded words in headers, lines of at
// most 76 characters. The same letter gives the same bytes. Pure.

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "notify/mail.h"

namespace placet::notify {

struct Sender {
    std::string name;
    std::string address;
};

// invalid_input "mail.address" when an address or the id could break out of its header.
Result<std::string> mime_message(const Mail& mail, const Sender& from, Timestamp date);

// A header text: as it is when it is short ASCII, else RFC 2047 encoded words, folded.
std::string encode_header(std::string_view text);
std::string quoted_printable(std::string_view text);

// One mailbox as this program writes it: ASCII, exactly one "@", nothing that needs quoting.
bool is_plain_address(std::string_view address);

}  // namespace placet::notify
