// What a search is asked, as fields: one description for the page's address, the API's query and the command's options.
#pragma once

#include "base/fields.h"
#include "rooms/directory/catalogue.h"

namespace concert::directory {

// q?, term?, spoken?, age?, capacity?, open?, access?, near?, within?, unknown?, page?
const FieldSpecs& search_fields();

// `near` is the name of a town or the id of a place (PRIVACY: see NearPoint). What is no value of its field is passed
// over: whoever must refuse it asks problems_of() first.
Search search_in(const Fields& fields);

} // namespace concert::directory
