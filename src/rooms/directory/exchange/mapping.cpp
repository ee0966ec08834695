#include "rooms/directory/exchange/mapping.h"

#include "platform/yaml/yaml.h"
#include "rooms/directory/exchange/table_names.h"

namespace concert::directory {

namespace {

class MappingReading {
public:
  explicit MappingReading(const std::string& file) : file_(file) {}

  Result<std::vector<MappedFile>> read(const json::Value& tree) const {
    if (tree.if_object() == nullptr)
      return refused("directory.import.mapping_shape", {""});
    std::vector<MappedFile> out;
    for (const auto& [name, columns] : *tree.if_object()) {
      if (columns.if_object() == nullptr)
        return refused("directory.import.mapping_shape", {name});
      MappedFile file{name, {}};
      for (const auto& [column, targets] : *columns.if_object()) {
        MappedColumn mapped{column, {}};
        if (targets.if_array() != nullptr)
          for (const json::Value& each : *targets.if_array())
            mapped.targets.push_back(TRY(target(column, each)));
        else
          mapped.targets.push_back(TRY(target(column, targets)));
        file.columns.push_back(std::move(mapped));
      }
      out.push_back(std::move(file));
    }
    return out;
  }

private:
  Refusal refused(const char* word, std::vector<std::string> values) const {
    return Refusal::invalid(file_, word, std::move(values));
  }

  static std::string text_at(const json::Value& value, std::string_view name) {
    const json::Value* found = value.find(name);
    return found == nullptr || found->if_text() == nullptr ? std::string() : *found->if_text();
  }

  Result<const hsds::Field*> field(const hsds::Table& table, const std::string& model, const std::string& name) const {
    const hsds::Field* found = field_called(table, name);
    if (found == nullptr)
      return refused("directory.import.mapping_field_unknown", {model, name});
    return found;
  }

  Result<MappingTarget> target(const std::string& column, const json::Value& value) const {
    const std::string model = text_at(value, "model"), field_name = text_at(value, "field");
    if (model.empty() || field_name.empty())
      return refused("directory.import.mapping_shape", {column});
    const TableName called = table_called(model);
    if (called.table.empty())
      return refused("directory.import.mapping_model_unknown", {model});
    MappingTarget out;
    out.table = &hsds::table(called.table);
    out.field = TRY(field(*out.table, model, field_name));
    out.row = text_at(value, "row");
    const std::string split = text_at(value, "split");
    if (split.size() > 1)
      return refused("directory.import.mapping_shape", {column});
    out.split = split.empty() ? '\0' : split.front();
    if (const std::string link = text_at(value, "foreign_key_name"); !link.empty()) {
      out.link = std::string(TRY(field(*out.table, model, link))->name);
      out.link_column = text_at(value, "foreign_key_value");
      if (out.link_column.empty())
        return refused("directory.import.mapping_shape", {column});
    }
    if (called.former == "postal_address")
      out.also.emplace_back("address_type", "postal");
    if (const json::Value* also = value.find("also"); also != nullptr && also->if_object() != nullptr)
      for (const auto& [name, fixed] : *also->if_object())
        if (fixed.if_text() != nullptr)
          out.also.emplace_back(std::string(TRY(field(*out.table, model, name))->name), *fixed.if_text());
    return out;
  }

  const std::string& file_;
};

} // namespace

Result<std::vector<MappedFile>> read_mapping(const std::string& file, std::string_view yaml) {
  const Result<json::Value> tree = yaml::parse(yaml);
  if (!tree)
    return Refusal::invalid(file, "directory.import.mapping_unreadable",
                            tree.error().problems.empty() ? std::vector<std::string>{"1", "1"}
                                                          : tree.error().problems.front().values);
  return MappingReading(file).read(*tree);
}

} // namespace concert::directory
