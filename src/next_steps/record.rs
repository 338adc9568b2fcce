//! What was registered, as the page shows it and the tab keeps it.
//!
//! # Invariants
//! Identifiers, names and a day. There is no field for a secret, and [`SecretText`](crate::directory::secret::SecretText)
//! could not be put into one: it is neither cloned nor written.

use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::{
    directory::{
        application::{Application, Owner},
        audience::SignInAudience,
        cloud::Cloud,
        ids::ObjectId,
        tenant::TenantContext,
    },
    registration::validate::Registration,
};

/// The most that are kept.
const MOST: usize = 20;

/// A registration that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The display name.
    pub name: String,
    /// Who may sign in to it.
    pub audience: SignInAudience,
    /// The tenant that it is in, and the account that made it.
    pub tenant: TenantContext,
    /// Nothing of it is real.
    pub is_sandbox: bool,
    /// The application.
    pub application: Application,
    /// Its service principal, where there is one.
    pub service_principal: Option<ObjectId>,
    /// Who owns both beside whoever registered them, as the organization asks.
    pub owners: Vec<Owner>,
    /// A client secret was made with it.
    pub has_secret: bool,
    /// When it was registered.
    pub at: OffsetDateTime,
}

impl Record {
    /// What was made of a registration, and who was added as an owner.
    pub fn of(
        registration: &Registration,
        owners: &[Owner],
        (tenant, is_sandbox): (TenantContext, bool),
        (application, service_principal): (Application, Option<ObjectId>),
        at: OffsetDateTime,
    ) -> Self {
        Self {
            name: registration.display_name().to_owned(),
            audience: registration.audience(),
            tenant,
            is_sandbox,
            application,
            service_principal,
            owners: owners.to_vec(),
            has_secret: registration.has_secret(),
            at,
        }
    }

    fn write(&self) -> Value {
        json!({
            "name": self.name,
            "audience": self.audience.as_graph(),
            "cloud": self.tenant.cloud.name(),
            "tenant": self.tenant.tenant_id.to_string(),
            "tenantName": self.tenant.tenant_name,
            "account": self.tenant.account,
            "sandbox": self.is_sandbox,
            "id": self.application.id.to_string(),
            "appId": self.application.app_id.to_string(),
            "principal": self.service_principal.map(|id| id.to_string()),
            "owners": self.owners.iter().map(|one| json!([one.id.to_string(), one.name])).collect::<Value>(),
            "secret": self.has_secret,
            "at": self.at.unix_timestamp(),
        })
    }

    /// Reads one as it was kept. Of clouds that are none of Microsoft's only the one in use is known.
    fn read(kept: &Value, in_use: Cloud) -> Option<Self> {
        let text = |name: &str| kept.get(name)?.as_str();
        let flag = |name: &str| kept.get(name)?.as_bool();
        let (audience, cloud) = (text("audience")?, text("cloud")?);
        let known = Cloud::from_name(cloud).or_else(|| (in_use.name() == cloud).then_some(in_use));
        let is_sandbox = flag("sandbox")?;
        let tenant = TenantContext {
            cloud: known?,
            tenant_id: text("tenant")?.parse().ok()?,
            tenant_name: text("tenantName")?.to_owned(),
            account: text("account")?.to_owned(),
        };
        Some(Self {
            name: text("name")?.to_owned(),
            audience: SignInAudience::ALL.into_iter().find(|one| one.as_graph() == audience)?,
            // Nothing that is said to be of the sandbox can be of a tenant.
            tenant: if is_sandbox { TenantContext::of_sandbox() } else { tenant },
            is_sandbox,
            application: Application { id: text("id")?.parse().ok()?, app_id: text("appId")?.parse().ok()? },
            service_principal: match kept.get("principal")? {
                Value::Null => None,
                id => Some(id.as_str()?.parse().ok()?),
            },
            owners: match kept.get("owners") {
                // As an earlier build of the page has kept it.
                None => Vec::new(),
                Some(owners) => owners.as_array()?.iter().map(read_owner).collect::<Option<_>>()?,
            },
            has_secret: flag("secret")?,
            at: OffsetDateTime::from_unix_timestamp(kept.get("at")?.as_i64()?).ok()?,
        })
    }
}

fn read_owner(kept: &Value) -> Option<Owner> {
    Some(Owner { id: kept.get(0)?.as_str()?.parse().ok()?, name: kept.get(1)?.as_str()?.to_owned() })
}

/// What was registered in this tab, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records(Vec<Record>);

impl Records {
    /// Each of them.
    pub fn all(&self) -> &[Record] {
        &self.0
    }

    /// The newest.
    pub fn last(&self) -> Option<&Record> {
        self.0.first()
    }

    /// Those that this account made, and what is of the sandbox, which is nobody's: who comes after another one in the
    /// same tab sees nothing of theirs.
    #[must_use]
    pub fn of(mut self, account: &str) -> Self {
        self.0.retain(|one| one.is_sandbox || one.tenant.account.eq_ignore_ascii_case(account));
        self
    }

    /// Adds one, or what is known of it by now. The oldest makes room.
    pub fn note(&mut self, record: Record) {
        self.0.retain(|other| other.application != record.application);
        self.0.insert(0, record);
        self.0.truncate(MOST);
    }

    /// As they are kept.
    pub fn write(&self) -> String {
        self.0.iter().map(Record::write).collect::<Value>().to_string()
    }

    /// As they were kept; without what cannot be read.
    pub fn read(kept: &str, in_use: Cloud) -> Self {
        let kept: Vec<Value> = serde_json::from_str(kept).unwrap_or_default();
        Self(kept.iter().filter_map(|one| Record::read(one, in_use)).take(MOST).collect())
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::directory::{
        cloud::CustomCloud,
        ids::{AppId, TenantId},
        origin::Origin,
    };

    fn record(n: u128) -> Record {
        Record {
            name: "O'Brien's \"portal\"\n<b>".to_owned(),
            audience: SignInAudience::MultipleOrgs,
            tenant: TenantContext {
                cloud: Cloud::UsGov,
                tenant_id: TenantId::from_u128(9),
                tenant_name: "Contoso".to_owned(),
                account: "alex@contoso.com".to_owned(),
            },
            is_sandbox: false,
            application: Application { id: ObjectId::from_u128(n), app_id: AppId::from_u128(n) },
            service_principal: (n != 2).then_some(ObjectId::from_u128(7)),
            owners: vec![Owner { id: ObjectId::from_u128(5), name: "Adele \"A\" Vance\n<b>".to_owned() }],
            has_secret: true,
            at: datetime!(2026-11-23 10:30:00 UTC),
        }
    }

    fn records(count: u128) -> Records {
        let mut records = Records::default();
        (1..=count).for_each(|n| records.note(record(n)));
        records
    }

    #[test]
    fn what_was_registered_is_read_back_as_it_was_kept() {
        let kept = records(3);
        assert_eq!(Records::read(&kept.write(), Cloud::Global), kept);
        assert_eq!(kept.last(), Some(&record(3)));
    }

    #[test]
    fn what_was_kept_before_owners_were_is_read_as_without_them() {
        let mut stored = record(1).write();
        stored.as_object_mut().unwrap().remove("owners");
        let kept = Records::read(&Value::from(vec![stored]).to_string(), Cloud::Global);
        assert_eq!(kept.all(), [Record { owners: Vec::new(), ..record(1) }]);
    }

    #[test]
    fn the_same_application_is_listed_once_with_what_is_known_of_it_by_now() {
        let mut records = records(2);
        records.note(Record { service_principal: Some(ObjectId::from_u128(8)), ..record(1) });
        let ids = records.all().iter().map(|one| (one.application, one.service_principal)).collect::<Vec<_>>();
        let principal = |n| Some(ObjectId::from_u128(n));
        assert_eq!(ids, [(record(1).application, principal(8)), (record(2).application, None)]);
    }

    #[test]
    fn the_oldest_makes_room() {
        let records = records(30);
        assert_eq!((records.all().len(), records.last()), (MOST, Some(&record(30))));
        let many = format!("[{}]", vec![record(1).write().to_string(); 99].join(","));
        assert_eq!(Records::read(&many, Cloud::Global).all().len(), MOST);
    }

    #[test]
    fn every_key_that_was_kept_is_parsed_and_what_cannot_be_read_is_left_out() {
        let good = record(1).write();
        let places = ["audience", "cloud", "tenant", "id", "appId", "principal", "owners", "secret", "sandbox", "at"];
        for place in places {
            for hostile in ["x')/../../v1.0/me?x=('", "javascript:alert(1)", "..", "", "%2e%2e"] {
                let mut stored = good.clone();
                stored[place] = hostile.into();
                let kept = Value::from(vec![stored, record(2).write()]).to_string();
                assert_eq!(Records::read(&kept, Cloud::Global).all(), [record(2)], "{place}: {hostile}");
            }
        }
        for hostile in ["x')/../../v1.0/me?x=('", "..", ""] {
            let mut stored = good.clone();
            stored["owners"][0][0] = hostile.into();
            assert_eq!(Records::read(&Value::from(vec![stored]).to_string(), Cloud::Global).all(), [], "{hostile}");
        }
        for text in ["", "{}", "null", "[7, null, {}]", "[[", "\"\""] {
            assert_eq!(Records::read(text, Cloud::Global), Records::default(), "{text}");
        }
    }

    #[test]
    fn a_cloud_that_is_not_microsofts_is_known_while_it_is_the_one_in_use() {
        let origin = |text| Origin::parse(text).unwrap();
        let lab = Cloud::Custom(Box::leak(Box::new(CustomCloud {
            name: "Lab".to_owned(),
            authority: origin("https://login.example"),
            graph: origin("https://graph.example"),
            portal: None,
        })));
        let mut records = Records::default();
        records.note(Record { tenant: TenantContext { cloud: lab, ..record(1).tenant }, ..record(1) });
        assert_eq!(Records::read(&records.write(), lab), records);
        assert_eq!(Records::read(&records.write(), Cloud::Global), Records::default());
    }

    #[test]
    fn who_comes_after_another_one_sees_nothing_of_theirs() {
        let mut records = records(1);
        let tenant = TenantContext { account: "adele@contoso.com".to_owned(), ..record(2).tenant };
        records.note(Record { tenant, ..record(2) });
        let in_sandbox = Record { is_sandbox: true, tenant: TenantContext::of_sandbox(), ..record(3) };
        records.note(in_sandbox.clone());
        assert_eq!(records.clone().of("Alex@contoso.com").all(), [in_sandbox.clone(), record(1)]);
        assert_eq!(records.of("lee@contoso.com").all(), [in_sandbox]);
    }

    #[test]
    fn what_is_said_to_be_of_the_sandbox_names_no_other_tenant() {
        let mut records = Records::default();
        records.note(Record { is_sandbox: true, ..record(1) });
        let read = Records::read(&records.write(), Cloud::Global);
        assert_eq!(read.last().map(|one| &one.tenant), Some(&TenantContext::of_sandbox()));
    }
}
