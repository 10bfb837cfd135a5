#!/usr/bin/env bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build-ksyntaxhighlighting.sh DIRECTORY: fetches, checks and builds KSyntaxHighlighting for Qt 6, and leaves it in DIRECTORY/installed.
# Debian 12 packages the library for Qt 5 only, which cannot be linked beside Qt 6. Debian 13 still has the source of the last
# version that builds with either; it is built as a static library, so that the program stays one file.
set -euxo pipefail
cd "$1"
version=5.116.0
sha256=6f8ccacebd0dc9ce050b2b23b715750c97938b3336fbbb80967920cb8c1dfaa7
tarball=ksyntax-highlighting_$version.orig.tar.xz

# The archive this system installs from, and a configuration of our own: the system's package sources and lists stay as they are.
# shellcheck disable=SC2016
archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
[ -n "$archive" ]
echo "deb-src $archive trixie main" >sources.list
mkdir -p lists/partial cache/archives/partial
options=(-o "Dir::Etc::SourceList=$PWD/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$PWD/lists"
    -o "Dir::Cache=$PWD/cache" -o "APT::Sandbox::User=$(id -un)")
apt-get "${options[@]}" update -qq
apt-get "${options[@]}" source -qq --download-only --tar-only ksyntax-highlighting=$version-1
echo "$sha256  $tarball" | sha256sum --check --strict

mkdir source
tar -xJf $tarball -C source --strip-components=1 --exclude='*/poqm' --exclude='*/autotests'
# Debian 12's extra-cmake-modules do all that this library asks of them; only the required version says otherwise.
sed -i 's/find_package(ECM 5\.116\.0 /find_package(ECM 5.103.0 /' source/CMakeLists.txt
cmake -S source -B built -G Ninja -DCMAKE_BUILD_TYPE=Release -DQT_MAJOR_VERSION=6 -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DKDE_INSTALL_LIBDIR=lib -DCMAKE_INSTALL_PREFIX="$PWD/installed" \
    -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Quick=ON -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Widgets=ON -DCMAKE_DISABLE_FIND_PACKAGE_Qt6PrintSupport=ON
ninja -C built install
