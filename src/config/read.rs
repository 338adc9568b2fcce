//! Reading `config.json` value by value, with every mistake kept under the path of its key.

use super::{
    allowed::{CreateScope, Embed, Tenants},
    json::{Json, Members, member},
    problem::{ConfigProblem, Mistake},
    tenant_name::TenantName,
};
use crate::directory::{
    characters::hides_something,
    cloud::{Cloud, CustomCloud},
    ids::{AppId, TenantId},
    origin::Origin,
};

/// How many characters the name of a custom cloud may have: one line, on the narrowest screen.
const NAME_LIMIT: usize = 40;

/// How many characters the owner's message may have: it is a sentence or two on the start page, not a page of its own.
const MESSAGE_LIMIT: usize = 300;

/// An object of the file and where it stands, with the mistakes that were found so far.
pub(super) struct Reader<'a> {
    members: &'a Members,
    /// What stands before its keys: nothing, or a path with a dot at its end.
    prefix: &'static str,
    problems: &'a mut Vec<ConfigProblem>,
}

impl<'a> Reader<'a> {
    /// Reads the file itself.
    pub const fn of_file(members: &'a Members, problems: &'a mut Vec<ConfigProblem>) -> Self {
        Self { members, prefix: "", problems }
    }

    /// Reads an object within this one.
    const fn within<'b>(&'b mut self, prefix: &'static str, members: &'b Members) -> Reader<'b> {
        Reader { members, prefix, problems: self.problems }
    }

    fn path(&self, key: &str) -> String {
        [self.prefix, key].concat()
    }

    fn wrong(&mut self, key: String, value: &Json, mistake: Mistake) {
        self.problems.push(ConfigProblem::Wrong { key, found: value.clone(), mistake });
    }

    /// The value of a key that has to be there; `None` where there is a mistake.
    pub fn required<T>(&mut self, key: &str, read: fn(&str) -> Result<T, Mistake>) -> Option<T> {
        let Some(value) = member(self.members, key) else {
            self.problems.push(ConfigProblem::Missing { key: self.path(key) });
            return None;
        };
        self.value(self.path(key), value, read)
    }

    /// The value of a key that may be there; `None` where there is a mistake.
    pub fn optional<T: Default>(&mut self, key: &str, read: fn(&str) -> Result<T, Mistake>) -> Option<T> {
        let Some(value) = member(self.members, key) else { return Some(T::default()) };
        self.value(self.path(key), value, read)
    }

    /// Whether a key says `true`; `None` where there is a mistake.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        match member(self.members, key) {
            None => Some(false),
            Some(Json::Flag(is_on)) => Some(*is_on),
            Some(value) => {
                self.wrong(self.path(key), value, Mistake::NotAFlag);
                None
            }
        }
    }

    fn value<T>(&mut self, path: String, value: &Json, read: fn(&str) -> Result<T, Mistake>) -> Option<T> {
        text(value).and_then(read).map_err(|mistake| self.wrong(path, value, mistake)).ok()
    }

    /// The values of a list, each with a path of its own, and none of them twice.
    fn list<T: PartialEq>(
        &mut self,
        key: &str,
        values: &[Json],
        read: fn(&str) -> Result<T, Mistake>,
    ) -> Option<Vec<T>> {
        let mut found = Vec::new();
        let mut complete = true;
        for (at, value) in values.iter().enumerate() {
            let path = format!("{}[{at}]", self.path(key));
            match self.value(path.clone(), value, read) {
                Some(item) if found.contains(&item) => self.wrong(path, value, Mistake::Twice),
                Some(item) => {
                    found.push(item);
                    continue;
                }
                None => {}
            }
            complete = false;
        }
        complete.then_some(found)
    }

    /// `tenants`: a list, or `any`.
    pub fn tenants(&mut self) -> Option<Tenants> {
        const KEY: &str = "tenants";
        match member(self.members, KEY) {
            None => Some(Tenants::OneTenant),
            Some(Json::List(values)) => self.list(KEY, values, tenant).map(Tenants::Listed),
            Some(Json::Text(text)) if text.trim() == "any" => Some(Tenants::Any),
            Some(value) => {
                self.wrong(self.path(KEY), value, Mistake::NotTenants);
                None
            }
        }
    }

    /// `cloud`: the name of one of Microsoft's, or an object that describes another.
    pub fn cloud(&mut self) -> Option<Cloud> {
        const KEY: &str = "cloud";
        match member(self.members, KEY) {
            None => Some(Cloud::default()),
            Some(Json::Object(members)) => self.within("cloud.", members).custom_cloud(),
            Some(value @ Json::Text(_)) => self.value(self.path(KEY), value, cloud_name),
            Some(value) => {
                self.wrong(self.path(KEY), value, Mistake::NotACloud);
                None
            }
        }
    }

    fn custom_cloud(&mut self) -> Option<Cloud> {
        let name = self.required("name", name);
        let authority = self.required("authority", origin);
        let graph = self.required("graph", origin);
        let portal = self.optional("portal", |text| origin(text).map(Some));
        self.unknown(&["name", "authority", "graph", "portal"]);
        let cloud = CustomCloud { name: name?, authority: authority?, graph: graph?, portal: portal? };
        // Leaked, so that a cloud is as easy to hand on as those of Microsoft's: a page reads its configuration once,
        // and needs it for as long as it is open.
        Some(Cloud::Custom(Box::leak(Box::new(cloud))))
    }

    /// `embed`, with `parents` in it.
    pub fn embed(&mut self) -> Option<Embed> {
        let members = match member(self.members, "embed") {
            None => return Some(Embed::default()),
            Some(Json::Object(members)) => members,
            Some(value) => {
                self.wrong(self.path("embed"), value, Mistake::NotAnObject);
                return None;
            }
        };
        let mut embed = self.within("embed.", members);
        let parents = match member(members, "parents") {
            None => Some(Vec::new()),
            Some(Json::List(values)) => embed.list("parents", values, origin),
            Some(value) => {
                embed.wrong(embed.path("parents"), value, Mistake::NotAList);
                None
            }
        };
        embed.unknown(&["parents"]);
        parents.map(|parents| Embed { parents })
    }

    /// Names every key that is none of these.
    pub fn unknown(&mut self, known: &[&str]) {
        for key in self.members.iter().map(|(key, _)| key).filter(|key| !known.contains(&key.as_str())) {
            self.problems.push(ConfigProblem::UnknownKey { key: self.path(key) });
        }
    }
}

fn text(value: &Json) -> Result<&str, Mistake> {
    if let Json::Text(text) = value { Ok(text.trim()) } else { Err(Mistake::NotText) }
}

pub(super) fn client_id(text: &str) -> Result<AppId, Mistake> {
    match text.parse() {
        Ok(AppId::NIL) => Err(Mistake::NotFilledIn),
        parsed => parsed.map_err(|_| Mistake::NotAClientId),
    }
}

pub(super) fn tenant(text: &str) -> Result<TenantName, Mistake> {
    let name = TenantName::try_from(text.to_owned()).map_err(Mistake::Tenant)?;
    if name.id() == Some(TenantId::NIL) { Err(Mistake::NotFilledIn) } else { Ok(name) }
}

fn cloud_name(text: &str) -> Result<Cloud, Mistake> {
    Cloud::from_name(text).ok_or(Mistake::UnknownCloud)
}

/// It stands where people sign in, so nothing in it may hide or turn what stands beside it.
fn name(text: &str) -> Result<String, Mistake> {
    match text.chars().count() {
        0 => Err(Mistake::Empty),
        1..=NAME_LIMIT if !hides_something(text) => Ok(text.to_owned()),
        1..=NAME_LIMIT => Err(Mistake::Unprintable),
        _ => Err(Mistake::TooLong { most: NAME_LIMIT }),
    }
}

pub(super) fn create(text: &str) -> Result<CreateScope, Mistake> {
    CreateScope::ALL.into_iter().find(|scope| scope.value() == text).ok_or(Mistake::UnknownCreate)
}

pub(super) fn message(text: &str) -> Result<Option<String>, Mistake> {
    match text.chars().count() {
        0 => Err(Mistake::Empty),
        1..=MESSAGE_LIMIT => Ok(Some(text.to_owned())),
        _ => Err(Mistake::TooLong { most: MESSAGE_LIMIT }),
    }
}

fn origin(text: &str) -> Result<Origin, Mistake> {
    Origin::parse(text).map_err(Mistake::Origin)
}
