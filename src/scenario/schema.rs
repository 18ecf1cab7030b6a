//! The JSON Schema of the scenario file, for editors.

use super::text::ScenarioFile;

/// The schema of the scenario file (draft 2020-12), with the description of every key.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ScenarioFile).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_knows_every_table_and_refuses_other_keys() {
        let schema = schema();
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["additionalProperties"], false);
        for key in [
            "title", "corridor", "regime", "shipment", "routes", "levers", "assume", "run", "money",
        ] {
            let described = schema["properties"][key]["description"].is_string();
            assert!(described, "{key}");
        }
    }
}
