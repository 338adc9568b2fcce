//! Commands that make the secrets afterwards, as comments of a file that says what there is to be.

use serde_json::Value;

use crate::{
    as_code::{
        comments::{Comments, line, over},
        notation::known,
        note::{Remark, Says},
        source::Source,
    },
    export::{Bash, Json, Snippet},
};

/// The commands, each on its line; `object_id` is the object ID of the application, within double quotes.
pub fn commands<L: Comments>(object_id: &Snippet<Bash>, source: &Source<'_>, says: &Says) -> Snippet<L> {
    let is_secret = |id| source.plan.secret(id).is_some();
    let calls = source.plan.calls().into_iter().filter(|call| call.kind.credential().is_some_and(is_secret));
    let commands = (1..).zip(calls).filter_map(|(at, call)| {
        let body = call.request.body(source.now)?;
        let url = [source.cloud.graph(), "/v1.0/applications/"].concat();
        let command = Snippet::<Bash>::new()
            .code("(umask 077; az rest --method post --resource ")
            .value(source.cloud.graph())
            .code(" --url ")
            .value(&url)
            .code("\"")
            .then(object_id.clone())
            .code("\"/addPassword --body ")
            .value(&on_one_line(&body))
            .code(" --query secretText --output tsv > client-secret-")
            .bare(at)
            .code(".txt)");
        Some(line(&command.to_string()))
    });
    let commands: Vec<Snippet<L>> = commands.collect();
    if commands.is_empty() {
        return Snippet::new();
    }
    commands.into_iter().fold(over(says, Remark::SecretCommands, ""), Snippet::then)
}

/// JSON on one line. A string has no line end in it.
fn on_one_line(body: &Value) -> String {
    let text = String::from(known::<Json>(body, 0));
    text.lines().map(str::trim_start).collect::<Vec<_>>().join(" ")
}
