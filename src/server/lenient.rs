//! Parameters that a client leaves out or gets wrong, where it is clear what is meant: a change is never lost for want of a number, and
//! no slip in `initialize` keeps the server from starting.

use serde_json::{Map, Value, json};
use tower_lsp::ls_types::InitializeParams;

/// The version of a change that says none.
pub const UNCOUNTED: i32 = i32::MIN;

/// Mends the parameters of a message.
pub fn mended(method: &str, params: &mut Value) {
    match method {
        "initialize" => initialize(params),
        "textDocument/didOpen" => {
            let Some(document) = params.get_mut("textDocument").and_then(Value::as_object_mut)
            else {
                return;
            };
            number(document, 0);
            if !document.get("languageId").is_some_and(Value::is_string) {
                document.insert("languageId".to_owned(), json!(""));
            }
        }
        "textDocument/didChange" => {
            if let Some(document) = params.get_mut("textDocument").and_then(Value::as_object_mut) {
                number(document, UNCOUNTED);
            }
        }
        _ => {}
    }
}

fn number(document: &mut Map<String, Value>, default: i32) {
    let version = document.get("version").and_then(Value::as_i64);
    let version = version.and_then(|version| i32::try_from(version).ok());
    document.insert("version".to_owned(), json!(version.unwrap_or(default)));
}

/// Leaves out what cannot be read: of the capabilities each in turn, of the rest each field.
fn initialize(params: &mut Value) {
    let reads = |params: &Value| serde_json::from_value::<InitializeParams>(params.clone()).is_ok();
    if !params.is_object() {
        *params = json!({});
    }
    if !params.get("capabilities").is_some_and(Value::is_object)
        && let Some(params) = params.as_object_mut()
    {
        params.insert("capabilities".to_owned(), json!({}));
    }
    if reads(params) {
        return;
    }
    let Some(said) = params.as_object() else { return };
    let mut kept = json!({ "capabilities": {} });
    let mut keep = |path: &[&str], value: &Value| {
        let mut with = kept.clone();
        let mut place = &mut with;
        for name in path {
            if !place.is_object() {
                return;
            }
            place = place
                .as_object_mut()
                .map(|fields| fields.entry((*name).to_owned()).or_insert(json!({})))
                .unwrap_or_else(|| unreachable!());
        }
        *place = value.clone();
        if reads(&with) {
            kept = with;
        }
    };
    for (name, value) in said.iter().filter(|(name, _)| *name != "capabilities") {
        keep(&[name], value);
    }
    for (area, value) in said.get("capabilities").and_then(Value::as_object).into_iter().flatten() {
        match value.as_object() {
            Some(each) => each.iter().for_each(|(name, value)| {
                keep(&["capabilities", area, name], value);
            }),
            None => keep(&["capabilities", area], value),
        }
    }
    *params = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let mut params = json!({
            "processId": "geen getal",
            "trace": 7,
            "rootUri": "file:///a",
            "capabilities": {
                "textDocument": {
                    "hover": { "contentFormat": ["markdown"] },
                    "completion": "alles",
                },
                "workspace": 3,
            },
        });
        mended("initialize", &mut params);
        let read: InitializeParams = serde_json::from_value(params).unwrap();
        let text = read.capabilities.text_document.unwrap();
        assert!(text.hover.unwrap().content_format.is_some());
        assert!(text.completion.is_none());
        assert!(read.capabilities.workspace.is_none());
    }

    #[test]
    fn a_version_is_a_number() {
        for said in [json!(null), json!(1e10), json!("2")] {
            let mut params = json!({ "textDocument": { "uri": "file:///a", "version": said } });
            mended("textDocument/didChange", &mut params);
            assert_eq!(params["textDocument"]["version"], UNCOUNTED);
        }
    }
}
