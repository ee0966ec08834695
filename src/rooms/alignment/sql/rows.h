// What the files of this store share.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/alignment/store.h"

namespace concert::alignment {

void write_step(storage::Transaction& tx, const AdoptionStep& step);

} // namespace concert::alignment
