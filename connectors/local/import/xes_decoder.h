// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Event logs in XES (IEEE 1849): traces are cases, their events are statuses. Read in one pass, since an event's case stands before it.
// Without a mapping concept:name of the trace is the order, concept:name of the event the status it enters, org:resource the actor.

#include "connectors/local/import/record_decoder.h"

#include <memory>
#include <string>
#include <vector>

namespace logloupe {

class XesDecoder {
public:
    explicit XesDecoder(const ImportPlan& plan);
    ~XesDecoder();

    /// The next piece of the document, of any size. An event's raw record is its XML as read. False once the document is at fault; what stood before stays.
    bool feed(std::string_view bytes, DecodedRows& rows);
    /// After the last piece: a document that ends too early is rejected from its last line on.
    void finish(DecodedRows& rows);

private:
    class Document;
    std::unique_ptr<Document> m_document;
};

/// The mapping that the decoder uses where a plan's mapping names no fields.
[[nodiscard]] ImportMapping defaultXesMapping();

} // namespace logloupe
