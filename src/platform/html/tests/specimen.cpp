// Writes the specimen pages: every component with content as a table would fill it, in both languages. People look at
// them, axe-core reads them, and a printer prints them; nothing in the product uses them.
//   html_specimen FOLDER      writes record, form and list pages, *.en.html and *.fr.html, beside copies of web/
#include <filesystem>
#include <fstream>
#include <iostream>

#include "platform/html/components.h"

namespace {

using namespace concert;
using namespace concert::html;

// Both wordings side by side; a real page takes its words from its room.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string operator()(const char* en, const char* fr) const { return language_ == Language::fr ? fr : en; }
  Language language() const { return language_; }

 private:
  Language language_;
};

Page frame(const Words& w, const std::string& name, const std::string& title) {
  const bool english = w.language() == Language::en;
  Page page;
  page.language = w.language();
  page.words = {.skip = w("Skip to main content", "Passer au contenu principal"),
                .navigation = w("Main", "Principale"),
                .breadcrumbs = w("You are here", "Vous êtes ici"),
                .side = w("What to do next", "Que faire ensuite")};
  page.title = title;
  page.table = w("Riverbend Situation Table", "Table de concertation de Riverbend");
  page.home_href = "record." + w("en", "fr") + ".html";
  page.stylesheet = "concert.css";
  page.script = "concert.js";
  page.icon = "concert.svg";
  page.banner = w("Training table. Every person and event here is invented.",
                  "Table de formation. Toutes les personnes et tous les événements sont inventés.");
  page.language_switch = LanguageSwitch{english ? Language::fr : Language::en, english ? "Français" : "English",
                                        name + (english ? ".fr.html" : ".en.html")};
  page.account = Account{.seat = w("Nurse, Riverbend Health Unit", "Infirmière, Bureau de santé de Riverbend"),
                         .seat_href = "#",
                         .sign_out_label = w("Sign out", "Fermer la session"),
                         .sign_out_action = "/sign-out",
                         .csrf = "token"};
  const std::string tail = "." + w("en", "fr") + ".html";
  page.navigation = {{w("Table", "Table"), "#", false},         {w("Situations", "Situations"), "list" + tail, true},
                     {w("Meetings", "Rencontres"), "#", false}, {w("Services", "Services"), "#", false},
                     {w("Outcomes", "Résultats"), "#", false},  {w("Reports", "Rapports"), "#", false}};
  page.footer_links = {{w("How Concert protects people", "Comment Concert protège les personnes"), "#"},
                       {w("Accessibility", "Accessibilité"), "#"},
                       {w("Help", "Aide"), "#"}};
  page.footer_note = w("Concert is open-source software for Community Safety Models.",
                       "Concert est un logiciel libre pour les modèles de sécurité communautaire.");
  return page;
}

Html next_steps(const Words& w) {
  return all(
      {panel(
           {.heading = w("Your next step", "Votre prochaine étape"),
            .body = all(
                {paragraph(w("You lead this situation. Record the first contact with the family before 14:00 tomorrow.",
                             "Vous êtes responsable de cette situation. Consignez le premier contact avec la famille "
                             "avant 14 h demain.")),
                 actions({button_link(w("Record a contact", "Consigner un contact"), "form.en.html")})}),
            .strong = true}),
       clock({.state = ClockState::due_soon,
              .label = w("Connect within 48 hours", "Mise en relation d’ici 48 heures"),
              .said = w("9 hours left", "Il reste 9 heures"),
              .note = w("Due Tuesday 24 November, 14:00", "Échéance le mardi 24 novembre, 14 h"),
              .part_passed = 0.81}),
       seat_sees(
           {.heading = w("What this seat sees", "Ce que ce siège voit"),
            .lines = {{w("Risk and protective factors", "Facteurs de risque et de protection"), true,
                       w("since Filter 2", "depuis le filtre 2")},
                      {w("Name and date of birth", "Nom et date de naissance"), true,
                       w("since Filter 3: your agency intervenes", "depuis le filtre 3 : votre organisme intervient")},
                      {w("Health record", "Dossier de santé"), false,
                       w("never shared at the table", "jamais communiqué à la table")}}})});
}

Html record_body(const Words& w) {
  const Html steps =
      stepper({.label = w("The four filters", "Les quatre filtres"),
               .done = w("done", "franchi"),
               .current = w("now", "en cours"),
               .ahead = w("not yet", "à venir"),
               .steps = {{w("Filter 1", "Filtre 1"), StepState::done, w("In the agency", "Dans l’organisme"), "#"},
                         {w("Filter 2", "Filtre 2"), StepState::done,
                          w("De-identified, at the table", "Dépersonnalisé, à la table"), "#"},
                         {w("Filter 3", "Filtre 3"), StepState::current,
                          w("Limited identifying facts", "Renseignements limités"), ""},
                         {w("Filter 4", "Filtre 4"), StepState::ahead,
                          w("Intervening agencies only", "Organismes intervenants seulement"), ""}}});
  const Html facts =
      summary_list({{w("Originating agency", "Organisme d’origine"),
                     w("Upper Valley District School Board", "Conseil scolaire du district d’Upper Valley")},
                    {w("Age group", "Groupe d’âge"),
                     w("12 to 17 years", "12 à 17 ans"),
                     {w("Change", "Modifier"), "#"},
                     w("age group", "le groupe d’âge")},
                    {w("Risk factors", "Facteurs de risque"),
                     bullets({all({w("Missing school: truancy", "Absentéisme : école buissonnière"), " ",
                                   tag(w("Acute", "Aigu"), Tone::danger)}),
                              all({w("Housing: no appropriate housing", "Logement : aucun logement convenable"), " ",
                                   tag(w("Serious", "Grave"), Tone::warning)}),
                              all({w("Parenting: parent-child conflict", "Parentalité : conflit parent-enfant"), " ",
                                   tag(w("Some", "Présent"))})}),
                     {w("Change", "Modifier"), "#"},
                     w("risk factors", "les facteurs de risque")},
                    {w("Consent", "Consentement"),
                     all({w("Given on 20 November 2026 by the mother, for three agencies, until 20 February 2027. ",
                            "Donné le 20 novembre 2026 par la mère, pour trois organismes, jusqu’au 20 février 2027. "),
                          tag(w("In force", "En vigueur"), Tone::success)})}});
  const Html events =
      timeline({{w("Today, 13:10", "Aujourd’hui, 13 h 10"), "2026-11-22T18:10:00Z",
                 w("Nurse recorded a call; nobody answered", "L’infirmière a consigné un appel; aucune réponse"),
                 el("p", {cls("c-note")}, w("Health Unit", "Bureau de santé")), Tone::warning},
                {w("Today, 10:24", "Aujourd’hui, 10 h 24"), "2026-11-22T15:24:00Z",
                 w("Accepted as acutely elevated risk", "Acceptée comme risque extrêmement élevé"),
                 el("p", w("Health leads; School Board and Housing assist.",
                           "La santé mène; le conseil scolaire et le logement appuient.")),
                 Tone::success},
                {w("19 November", "19 novembre"), "2026-11-19",
                 w("Opened by the School Board", "Ouverte par le conseil scolaire")}});
  return all(
      {steps, section(w("The situation", "La situation"), facts, "facts"),
       section(w("What happened", "Ce qui s’est passé"), events),
       section(w("Details of the household", "Détails du ménage"),
               all({locked(w("Medical details are not shown here", "Les détails médicaux ne sont pas affichés ici"),
                           w("Only the Health Unit may open them.", "Seul le Bureau de santé peut les ouvrir.")),
                    details(w("Why can I not see this?", "Pourquoi ne puis-je pas voir ceci?"),
                            paragraph(w("Each seat learns no more than its part in the plan needs.",
                                        "Chaque siège n’apprend que ce qu’exige sa part du plan.")))}))});
}

std::string record_page(const Words& w) {
  Page page = frame(w, "record", w("Situation S-0142", "Situation S-0142"));
  page.breadcrumbs = {{w("Table", "Table"), "#"}, {w("Situations", "Situations"), "#"}};
  page.caption = w("Situation S-0142", "Situation S-0142");
  page.heading = w("Youth missing from school, no safe place to live", "Jeune absent de l’école, sans domicile sûr");
  page.heading_note = all({tag(w("Filter 3", "Filtre 3"), Tone::note), tag(w("Accepted", "Acceptée"), Tone::success),
                           tag(w("Youth-justice part withheld", "Volet justice des mineurs retenu"), Tone::neutral)});
  page.before_heading =
      notice({.tone = Tone::success,
              .label = w("Done", "Fait"),
              .heading = w("The situation is accepted and Health leads", "La situation est acceptée et la santé mène"),
              .body = paragraph(w("The three agencies have been told by a message without any name.",
                                  "Les trois organismes ont été avisés par un message sans aucun nom.")),
              .announced = Announced::yes});
  page.body = record_body(w);
  page.side = next_steps(w);
  return html::page(page).markup();
}

FormState refused(const Words& w) {
  FormState state;
  state.words = {.error_prefix = w("Error:", "Erreur :"),
                 .summary_title = w("There is a problem", "Il y a un problème"),
                 .optional = w("(optional)", "(facultatif)"),
                 .year = w("Year", "Année"),
                 .month = w("Month", "Mois"),
                 .day = w("Day", "Jour")};
  state.shown.add("summary", "O'Brien & sons <said> \"nothing\"");
  state.shown.add("first_seen", "2026-13-04");
  state.shown.add("risk_factors", "missing_school_truancy:3");
  state.shown.add("risk_factors", "missing_school_absenteeism");
  state.shown.add("risk_factors", "housing_none:2");
  state.shown.add("consent", "no");
  state.shown.add("sectors", "health");
  state.errors = {{"summary", w("Take the name out of the summary", "Retirez le nom du résumé")},
                  {"first_seen", w("Enter a month from 1 to 12", "Inscrivez un mois de 1 à 12")},
                  {"agency", w("Choose the agency that should lead", "Choisissez l’organisme qui devrait mener")},
                  {"authority", w("Say which authority you rely on", "Indiquez le fondement juridique")},
                  {"confirmed", w("Confirm that single-agency help was tried",
                                  "Confirmez que l’aide d’un seul organisme a été tentée")}};
  return state;
}

std::vector<CheckGroup> factors(const Words& w) {
  return {
      {w("Antisocial/problematic behaviour (non-criminal)", "Comportement antisocial ou problématique (non criminel)"),
       {{"antisocial_home",
         w("antisocial/negative behaviour within the home", "comportement antisocial ou négatif au foyer")},
        {"basic_needs_own",
         w("person unable to meet own basic needs", "personne incapable de répondre à ses besoins essentiels")},
        {"missing_runaway", w("runaway without parents’ knowledge of whereabouts", "fugue à l’insu des parents")},
        {"transient", w("person transient but has access to appropriate housing",
                        "personne itinérante ayant accès à un logement convenable")}}},
      {w("Education/employment", "Éducation et emploi"),
       {{"missing_school_absenteeism", w("chronic absenteeism", "absentéisme chronique"),
         w("Missing school", "Absence de l’école")},
        {"missing_school_truancy", w("truancy", "école buissonnière"), w("Missing school", "Absence de l’école")},
        {"unemployed", w("person chronically unemployed", "chômage chronique"), w("Unemployment", "Chômage")}}},
      {w("Family circumstances", "Situation familiale"),
       {{"parent_child", w("parent-child conflict", "conflit parent-enfant"), w("Parenting", "Parentalité")},
        {"supervision", w("person not properly supervised", "personne mal surveillée"),
         w("Supervision", "Surveillance")}}},
      {w("Housing", "Logement"),
       {{"housing_none",
         w("person doesn’t have access to appropriate housing", "personne sans accès à un logement convenable")}}},
      {w("Mental health and cognitive functioning", "Santé mentale et fonctionnement cognitif"),
       {{"grief", w("grief", "deuil")},
        {"suicide_current", w("person current suicide risk", "risque actuel de suicide")},
        {"witnessed", w("witnessed traumatic event", "témoin d’un événement traumatisant")}}}};
}

GradeWords grade_words(const Words& w) {
  return {.question = w("How serious", "Gravité"),
          .some = w("Some", "Présent"),
          .serious = w("Serious", "Grave"),
          .acute = w("Acute", "Aigu")};
}

Html form_body(const Words& w, const FormState& state) {
  const Html authority = text_field({.name = "authority",
                                     .label = w("Authority relied on", "Fondement juridique"),
                                     .hint = w("For example, FIPPA s. 42(1)(h)", "Par exemple, LAIPVP, al. 42 (1) h)"),
                                     .width = Width::half},
                                    state);
  return all(
      {text_field({.name = "summary",
                   .label = w("Summary without names", "Résumé sans nom"),
                   .hint = w("The table reads this at Filter 2. No names, addresses or dates of birth.",
                             "La table lit ceci au filtre 2. Aucun nom, adresse ni date de naissance."),
                   .longest = 140},
                  state),
       long_text({.name = "tried",
                  .label = w("What was tried before", "Ce qui a été tenté"),
                  .presence = Presence::optional,
                  .rows = 4},
                 state),
       date_field({.name = "first_seen",
                   .label = w("When did your agency first notice the risk?",
                              "Quand votre organisme a-t-il constaté le risque?"),
                   .hint = w("For example, 2026 11 22", "Par exemple, 2026 11 22")},
                  state),
       select({.name = "agency",
               .label = w("Agency that should lead", "Organisme qui devrait mener"),
               .blank = w("Choose one", "Choisir"),
               .options = {{"health", w("Riverbend Health Unit", "Bureau de santé de Riverbend")},
                           {"school",
                            w("Upper Valley District School Board", "Conseil scolaire du district d’Upper Valley")}}},
              state),
       check_list({.name = "risk_factors",
                   .legend = w("Risk factors", "Facteurs de risque"),
                   .hint = w("Choose at least two, and say how serious each is.",
                             "Choisissez-en au moins deux et indiquez la gravité de chacun."),
                   .groups = factors(w),
                   .grades = grade_words(w),
                   .filter_label = w("Find in this list", "Chercher dans cette liste"),
                   .count_none = w("none chosen", "aucun choix"),
                   .count_one = w("1 chosen", "1 choix"),
                   .count_many = w("{0} chosen", "{0} choix"),
                   .found = w("Found: {0}", "Trouvés : {0}"),
                   .found_none = w("Nothing in the list fits", "Rien ne correspond")},
                  state),
       grade_list(
           {.name = "review",
            .legend = w("Where do the chosen factors stand today?", "Où en sont les facteurs choisis aujourd’hui?"),
            .chosen = {{"grief", w("Mental health: grief", "Santé mentale : deuil")}},
            .words = grade_words(w)},
           state),
       radios({.name = "consent",
               .legend = w("Has the person consented?", "La personne a-t-elle consenti?"),
               .options = {{"yes", w("Yes", "Oui")},
                           {"no", w("No", "Non"),
                            w("You will name the authority to share without consent.",
                              "Vous indiquerez le fondement de la communication."),
                            authority}}},
              state),
       checkboxes({.name = "sectors",
                   .legend = w("Sectors that could help", "Secteurs pouvant aider"),
                   .presence = Presence::optional,
                   .options = {{"health", w("Health", "Santé")},
                               {"housing", w("Housing", "Logement")},
                               {"education", w("Education", "Éducation")}}},
                  state),
       text_field(
           {.name = "hours",
            .label = w("Hours your agency can give this week", "Heures que votre organisme peut offrir cette semaine"),
            .presence = Presence::optional,
            .kind = TextKind::whole_number,
            .width = Width::digits,
            .after = w("hours", "heures")},
           state),
       tick("confirmed",
            w("Help by one agency alone was tried or cannot work",
              "L’aide d’un seul organisme a été tentée ou ne peut suffire"),
            state),
       notice({.tone = Tone::warning,
               .label = w("Before you present", "Avant de présenter"),
               .heading = w("Presenting cannot be undone", "La présentation est irréversible"),
               .body = paragraph(w("The table will learn the factors, not the person.",
                                   "La table apprendra les facteurs, pas l’identité."))}),
       actions(
           {button({.label = w("Present at the table", "Présenter à la table")}),
            button({.label = w("Save as draft", "Enregistrer le brouillon"),
                    .kind = ButtonKind::secondary,
                    .name = "act",
                    .value = "draft"}),
            button({.label = w("Withdraw", "Retirer"), .kind = ButtonKind::danger, .name = "act", .value = "withdraw"}),
            link_to("#", w("Cancel", "Annuler"))})});
}

std::string form_page(const Words& w) {
  const FormState state = refused(w);
  Page page = frame(w, "form", w("Present a situation", "Présenter une situation"));
  page.error_prefix = state.words.error_prefix + " ";
  page.back = {w("Back", "Retour"), "record.en.html"};
  page.narrow = true;
  page.caption = w("Filter 1 of 4", "Filtre 1 de 4");
  page.before_heading = error_summary(state);
  page.body = form({.action = "/situations", .csrf = "token", .version = "7"}, form_body(w, state));
  return html::page(page).markup();
}

Html situations_table(const Words& w) {
  const auto row = [&](const char* number, std::string age, std::string lead, const char* factor_count,
                       const Html& state) {
    return std::vector<Html>{link_to("record.en.html", number), age, lead, factor_count, state};
  };
  return table(
      {.caption = w("Situations in discussion", "Situations en discussion"),
       .columns = {{w("Situation", "Situation")},
                   {w("Age group", "Groupe d’âge")},
                   {w("Lead agency", "Organisme responsable")},
                   {w("Risk factors", "Facteurs de risque"), Align::number, "#", Sorted::descending},
                   {w("Status", "État")}},
       .rows = {row("S-0142", w("12 to 17", "12 à 17"), w("Riverbend Health Unit", "Bureau de santé de Riverbend"),
                    "12", tag(w("Due soon", "Échéance proche"), Tone::warning)),
                row("S-0139", w("25 to 29", "25 à 29"),
                    w("Canadian Mental Health Association, Riverbend", "Association canadienne pour la santé mentale"),
                    "9", tag(w("Overdue", "En retard"), Tone::danger)),
                row("S-0137", w("60 and over", "60 et plus"), w("Riverbend Housing", "Logement Riverbend"), "7",
                    tag(w("Connected", "Mise en relation"), Tone::success)),
                row("S-0131", w("18 to 24", "18 à 24"), "–", "4", tag(w("Filter 2", "Filtre 2"), Tone::note))},
       .empty = w("No situation is in discussion.", "Aucune situation en discussion.")});
}

Html charts(const Words& w) {
  Chart groups{
      .title = w("Risk factor groups in accepted situations", "Groupes de facteurs de risque, situations acceptées"),
      .description = w("Mental health is the most frequent group, in 42 of 61 situations.",
                       "La santé mentale est le groupe le plus fréquent, dans 42 des 61 situations."),
      .label_head = w("Group", "Groupe"),
      .value_head = w("Situations", "Situations"),
      .table_label = w("The same numbers", "Les mêmes chiffres"),
      .values = {{w("Mental health and cognitive functioning", "Santé mentale et fonctionnement cognitif"), 42, "42"},
                 {w("Antisocial/problematic behaviour (non-criminal)",
                    "Comportement antisocial ou problématique (non criminel)"),
                  37, "37"},
                 {w("Substance abuse issues", "Consommation de substances"), 33, "33"},
                 {w("Housing", "Logement"), 21, "21"},
                 {w("Gang issues", "Gangs"), std::nullopt, w("withheld", "retenu")}},
      .note = w("Internal. Cells below 11 are withheld. January to October 2026.",
                "Interne. Les cellules de moins de 11 sont retenues. Janvier à octobre 2026.")};
  Chart months{.title = w("Hours from acceptance to first contact", "Heures entre l’acceptation et le premier contact"),
               .description = w("The median fell from 51 to 29 hours.", "La médiane est passée de 51 à 29 heures."),
               .label_head = w("Month", "Mois"),
               .value_head = w("Median hours", "Heures (médiane)"),
               .table_label = w("The same numbers", "Les mêmes chiffres"),
               .values = {}};
  const std::array<double, 8> medians = {51, 47, 48, 40, 0, 36, 31, 29};
  for (std::size_t i = 0; i < medians.size(); ++i) {
    const std::string month = "2026-0" + std::to_string(i + 1);
    if (medians[i] == 0)
      months.values.push_back({month, std::nullopt, w("not known", "inconnu")});
    else
      months.values.push_back({month, medians[i], std::to_string(static_cast<int>(medians[i]))});
  }
  return all({bar_chart(groups), line_chart(months), column_chart(months)});
}

std::string list_page(const Words& w) {
  Page page = frame(w, "list", w("Situations", "Situations"));
  const FormState state{};
  page.body = all(
      {lead(w("133 situations have been presented since January. Four need somebody today.",
              "133 situations ont été présentées depuis janvier. Quatre demandent quelqu’un aujourd’hui.")),
       key_figures(
           {{w("In discussion", "En discussion"), "18", w("of 133 presented", "de 133 présentées")},
            {w("Connected in 48 hours", "Mises en relation en 48 h"), w("71%", "71 %"), w("target 80%", "cible 80 %")},
            {w("Median to first contact", "Médiane, premier contact"), "29 h"},
            {w("Risk lowered", "Risque réduit"), "52", w("of 61 closed", "de 61 closes")}}),
       search_box({.action = "list.en.html",
                   .label = w("Find a situation by its number", "Chercher une situation par numéro"),
                   .value = "S-01",
                   .button = w("Find", "Chercher")}),
       filter_panel({.heading = w("Narrow this list", "Préciser cette liste"),
                     .action = "list.en.html",
                     .fields = all({select({.name = "sector",
                                            .label = w("Sector", "Secteur"),
                                            .blank = w("All", "Tous"),
                                            .options = {{"health", w("Health", "Santé")}}},
                                           state),
                                    select({.name = "filter",
                                            .label = w("Filter", "Filtre"),
                                            .blank = w("All", "Tous"),
                                            .options = {{"2", "2"}, {"3", "3"}}},
                                           state)}),
                     .apply = w("Show", "Afficher"),
                     .clear = {w("Clear all", "Tout effacer"), "list.en.html"},
                     .chosen = {{w("Sector: Health", "Secteur : Santé"), "list.en.html",
                                 w("Remove filter", "Retirer le filtre")}},
                     .open = true}),
       situations_table(w),
       pagination({.label = w("Pages of situations", "Pages de situations"),
                   .shown = w("21–40 of 133", "21 à 40 de 133"),
                   .previous = {w("Previous", "Précédente"), "#p1"},
                   .next = {w("Next", "Suivante"), "#p3"}}),
       section(w("Clocks", "Échéances"),
               tiles({clock({.state = ClockState::on_time,
                             .label = "S-0131",
                             .said = w("31 hours left", "Il reste 31 heures"),
                             .part_passed = 0.35}),
                      clock({.state = ClockState::overdue,
                             .label = "S-0139",
                             .said = w("6 hours over", "6 heures de retard"),
                             .note = w("Ask the lead agency today", "Demandez à l’organisme responsable aujourd’hui"),
                             .part_passed = 1})})),
       notice({.tone = Tone::note,
               .heading = w("The next meeting is on Tuesday at 10:00", "La prochaine rencontre est mardi à 10 h")}),
       notice({.tone = Tone::danger,
               .label = w("Not sent", "Non envoyé"),
               .heading = w("The invitation could not be sent", "L’invitation n’a pas pu être envoyée"),
               .body = paragraph(w("Nothing was lost; try again.", "Rien n’a été perdu; réessayez."))}),
       section(w("What changed", "Ce qui a changé"), charts(w)),
       section(w("Services nearby", "Services à proximité"),
               all({table({.caption = w("Services", "Services"),
                           .columns = {},
                           .rows = {},
                           .empty = w("No service fits. Ask for fewer things at once.",
                                      "Aucun service ne correspond. Demandez moins de choses à la fois.")}),
                    paragraph(outside_link("https://example.org/help",
                                           w("Youth shelter, Riverbend", "Refuge pour jeunes, Riverbend"))),
                    paragraph(outside_link("javascript:alert(1)",
                                           w("An address nobody should follow", "Une adresse à ne pas suivre")))}))});
  return html::page(page).markup();
}

} // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: html_specimen FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1], web = std::filesystem::path(CONCERT_SOURCE_DIR) / "web";
  std::filesystem::create_directories(folder);
  for (const char* file : {"concert.css", "concert.js", "icons/concert.svg"})
    std::filesystem::copy_file(web / file, folder / std::filesystem::path(file).filename(),
                               std::filesystem::copy_options::overwrite_existing);
  for (const concert::Language language : {concert::Language::en, concert::Language::fr}) {
    const Words words(language);
    const std::string tail = "." + std::string(concert::tag_of(language)) + ".html";
    std::ofstream(folder / ("record" + tail)) << record_page(words);
    std::ofstream(folder / ("form" + tail)) << form_page(words);
    std::ofstream(folder / ("list" + tail)) << list_page(words);
  }
  return 0;
}
