// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libFuzzer where the compiler has none: gives every file of the named folders to the fuzz target, and a few inputs that
// every target must bear.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& input) {
    // A copy of exactly this size, so that AddressSanitizer sees a read past the end.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::filesystem::path> filesIn(const char* folder) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder))
        return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int main(int argumentCount, char** arguments) {
    feed({});
    for (int byte = 0; byte < 256; ++byte)
        feed(std::string(1, static_cast<char>(byte)));
    feed(std::string(4096, '('));
    feed(std::string(4096, '['));
    feed(std::string(4096, '\0'));
    for (int index = 1; index < argumentCount; ++index) {
        for (const auto& path : filesIn(arguments[index])) {
            std::printf("%s\n", path.filename().c_str());
            std::fflush(stdout);
            std::ifstream file(path, std::ios::binary);
            feed({std::istreambuf_iterator<char>(file), {}});
        }
    }
    return 0;
}
