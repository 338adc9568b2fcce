//! The published schema, as an editor reads it.

use std::{fs, path::Path};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// The folder of recipes that is served beside the page.
pub fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public/recipes"))
}

pub struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    pub fn read() -> Self {
        Self::of(&folder().join("recipe.schema.json"))
    }

    /// The schema in this file.
    pub fn of(file: &Path) -> Self {
        const NAME: &str = "own.schema.json";
        let text = fs::read_to_string(file).expect("the schema is there");
        let value: Value = serde_json::from_str(&text).expect("the schema is JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource(NAME, value).expect("a resource");
        let index = compiler.compile(NAME, &mut schemas).expect("the schema is one");
        Self { schemas, index }
    }

    /// Whether an editor finds nothing wrong with a document.
    pub fn takes(&self, document: &Value) -> bool {
        self.schemas.validate(document, self.index).is_ok()
    }
}
