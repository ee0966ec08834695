#include "rooms/sites/pages/area_pages.h"

#include "platform/html/components.h"
#include "rooms/sites/pages/drawn.h"

namespace concert::sites {

using namespace html;

http::Reply AreaPages::page_of(const access::Visit& visit, const SharedAreas& areas, FormState state, int status) {
  const auto& words = visit.say();
  Page page;
  page.title = words("sites.title");
  page.breadcrumbs = {{words("sites.directory"), "/directory"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  page.body = lead(words("sites.lead"));
  if (areas->empty()) {
    page.body += paragraph(words("sites.none"));
  } else {
    Drawing drawing;
    drawing.title = words("sites.map");
    drawing.description = words.count("sites.map.what", static_cast<std::int64_t>(areas->areas().size()));
    drawing.label_head = words("sites.area");
    drawing.table_label = words("sites.table");
    drawing.areas = drawn(*areas, visit.language());
    page.body += area_map(drawing);
    page.body += paragraph(link_to("/areas.geojson", words("sites.file")));
  }
  if (access::Gate().allows(access::Act::import_directory, visit.actor()))
    page.body += section(
        words("sites.bring"),
        all({paragraph(words("sites.bring.what")), paragraph(words("sites.bring.how")),
             html::form(undrafted(visit.form("/areas")),
                        all({long_text({.name = "file",
                                        .label = words("sites.bring.file"),
                                        .hint = words("sites.bring.file.hint"),
                                        .rows = 8},
                                       state),
                             actions({button({.label = words("sites.bring.go"), .kind = ButtonKind::secondary})})}))}),
        "bring");
  return visit.page(std::move(page), status);
}

http::Reply AreaPages::show(access::Visit& visit) {
  const auto areas = room_.read(visit.actor());
  return areas ? page_of(visit, *areas, visit.state(), 200) : visit.refuse(areas.error());
}

http::Reply AreaPages::bring(access::Visit& visit) {
  const auto done = room_.import(visit.actor(), visit.fields().text_or("file"));
  if (done)
    return visit.go("/areas", "areas_brought");
  if (done.error().kind != RefusalKind::invalid)
    return visit.refuse(done.error());
  return page_of(visit, room_.areas(), visit.state(done.error()), 422);
}

http::Reply AreaPages::file(access::Visit& visit) {
  const auto areas = room_.read(visit.actor());
  if (!areas)
    return visit.refuse(areas.error());
  http::Reply reply = http::typed_reply(200, "application/geo+json", geojson_of(**areas));
  reply.with("Content-Disposition", "attachment; filename=\"areas.geojson\"");
  reply.with("Cache-Control", "no-store");
  return reply;
}

} // namespace concert::sites
