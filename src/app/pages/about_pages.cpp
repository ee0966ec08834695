#include "app/pages/about_pages.h"

#include "platform/html/components.h"

namespace concert::app {

http::Reply AboutPages::about(access::Visit& visit) {
  using namespace html;
  const auto& words = visit.say();
  const auto point = [&](std::string_view key) { return Html(words("about." + std::string(key))); };
  Page page;
  page.title = words("about.title");
  page.narrow = true;
  std::vector<Html> filters;
  for (const char* each_filter : {"filter1", "filter2", "filter3", "filter4"})
    filters.push_back(point(each_filter));
  const std::vector<SummaryRow> sources = {
      {words("about.source.record"), words("about.source.record_text")},
      {words("about.source.framework"), words("about.source.framework_text")},
      {words("about.source.taxonomy"), words("about.source.taxonomy_text")},
      {words("about.source.directory"), words("about.source.directory_text")},
      {words("about.source.town"), words("about.source.town_text")},
  };
  page.body =
      all({lead(words("about.lead")), section(words("about.name.title"), paragraph(words("about.name.text"))),
           section(words("about.filters.title"), all({paragraph(words("about.filters.text")), bullets(filters)})),
           section(words("about.privacy.title"), all({paragraph(words("about.privacy.text")),
                                                      paragraph(link_to("/about/privacy", words("frame.privacy")))})),
           section(words("about.licence.title"),
                   all({paragraph(words("about.licence.text")), paragraph(words("about.licence.source"))})),
           section(words("about.sources.title"), summary_list(sources)),
           section(words("about.not.title"), paragraph(words("about.not.text")))});
  return visit.page(std::move(page));
}

} // namespace concert::app
