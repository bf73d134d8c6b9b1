// Vectorscan (or Hyperscan) on one file in memory, by the rules of engines.rs:
//
//     vectorscan FORMS TEXT RANGES COUNTS PASSES

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <hs.h>

namespace {

struct Occurrence {
    size_t start, end;
    unsigned form;
};

std::string whole(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> found;
    for (std::string line; std::getline(file, line);) found.push_back(line);
    return found;
}

bool is_continuation(char byte) { return (byte & 0xC0) == 0x80; }

// Returns the character that begins there.
uint32_t character_at(const char* at) {
    auto byte = [&](int i) { return uint32_t(uint8_t(at[i])); };
    uint32_t first = byte(0);
    if (first < 0x80) return first;
    if (first < 0xE0) return (first & 0x1F) << 6 | (byte(1) & 0x3F);
    if (first < 0xF0) return (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
}

struct Words {
    std::vector<std::pair<uint32_t, uint32_t>> ranges;

    bool contain(uint32_t c) const {
        if (c < 0x80) return std::isalnum(int(c));
        auto at = std::lower_bound(ranges.begin(), ranges.end(), c,
                                   [](auto& range, uint32_t c) { return range.second < c; });
        return at != ranges.end() && at->first <= c;
    }

    // Returns whether no word goes on over a place of the text.
    bool part_at(const char* text, size_t len, size_t at) const {
        if (at == 0 || at == len) return true;
        size_t before = at - 1;
        while (is_continuation(text[before])) before--;
        return !(contain(character_at(text + before)) && contain(character_at(text + at)));
    }
};

bool is_east_asian(const std::string& form) {
    for (size_t at = 0; at < form.size(); at++) {
        if (is_continuation(form[at])) continue;
        uint32_t c = character_at(form.data() + at);
        if ((c >= 0x1100 && c <= 0x11FF) || (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7FF))
            return true;
    }
    return false;
}

struct Searched {
    const std::vector<std::string>& forms;
    const std::vector<char>& is_word;
    const Words& words;
    const char* text;
    size_t len;
    std::vector<Occurrence> valid;
};

int found(unsigned form, unsigned long long, unsigned long long end, unsigned, void* context) {
    auto& searched = *static_cast<Searched*>(context);
    size_t start = end - searched.forms[form].size();
    auto part_at = [&](size_t at) { return searched.words.part_at(searched.text, searched.len, at); };
    if (!searched.is_word[form] || (part_at(start) && part_at(end)))
        searched.valid.push_back({start, size_t(end), form});
    return 0;
}

void require(hs_error_t error, const char* what) {
    if (error == HS_SUCCESS) return;
    std::fprintf(stderr, "%s failed: %d\n", what, error);
    std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--version") return std::puts(hs_version()) < 0;
    if (argc != 6) return std::fputs("vectorscan FORMS TEXT RANGES COUNTS PASSES\n", stderr), 2;
    auto forms = lines(argv[1]);
    std::sort(forms.begin(), forms.end());
    auto text = whole(argv[2]);
    Words words;
    for (auto& line : lines(argv[3])) {
        char* rest;
        uint32_t first = std::strtoul(line.c_str(), &rest, 10);
        words.ranges.emplace_back(first, std::strtoul(rest, nullptr, 10));
    }

    std::vector<const char*> expressions;
    std::vector<unsigned> flags, ids;
    std::vector<size_t> lengths;
    std::vector<char> is_word;
    for (auto& form : forms) {
        expressions.push_back(form.c_str());
        flags.push_back(HS_FLAG_CASELESS);
        ids.push_back(ids.size());
        lengths.push_back(form.size());
        is_word.push_back(!is_east_asian(form));
    }
    hs_database_t* database = nullptr;
    hs_compile_error_t* why = nullptr;
    if (hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), lengths.data(), forms.size(),
                             HS_MODE_BLOCK, nullptr, &database, &why) != HS_SUCCESS)
        return std::fprintf(stderr, "cannot compile: %s\n", why->message), 2;
    hs_scratch_t* scratch = nullptr;
    require(hs_alloc_scratch(database, &scratch), "allocation");

    std::vector<uint64_t> counts;
    Searched searched{forms, is_word, words, nullptr, 0, {}};
    for (int pass = 0; pass < std::atoi(argv[5]); pass++) {
        counts.assign(forms.size(), 0);
        for (size_t at = 0; at < text.size();) {
            size_t end = std::min(text.find('\0', at), text.size());
            searched.text = text.data() + at;
            searched.len = end - at;
            searched.valid.clear();
            require(hs_scan(database, searched.text, unsigned(searched.len), 0, scratch, found, &searched), "scan");
            std::sort(searched.valid.begin(), searched.valid.end(), [](auto& a, auto& b) {
                return a.start != b.start ? a.start < b.start : a.end > b.end;
            });
            size_t covered = 0;
            for (auto& each : searched.valid) {
                if (each.start < covered) continue;
                covered = each.end;
                counts[each.form]++;
            }
            at = end + 1;
        }
    }

    std::ofstream out(argv[4]);
    for (size_t form = 0; form < forms.size(); form++)
        if (counts[form] > 0) out << forms[form] << '\t' << counts[form] << '\n';
}
