//! Parts that show nothing: functions that are heavy, and called at a press.

#[cfg(not(split))]
use std::future::ready;
use std::{future::Future, pin::Pin};

#[cfg(split)]
use leptos::wasm_split::wasm_split;
use time::OffsetDateTime;

use crate::{
    age::{
        self, Random, WeakKey,
        recipient::{NotRecipient, Recipient},
    },
    as_code::{self, Format, Kind, Says, Script, Source},
    certificate::{
        self, Begun,
        make::{NotMade, Wanted},
        upload::{self, NotRead, Upload},
    },
    directory::secret::SecretText,
    web::browser::parts::{NotLoaded, bring},
};

/// A part on its way, in a build that was split; in any other it is there.
pub(super) type Inside<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A way into a part: the function stands in it, with everything that only such functions call. What it gives back are
/// pointers into the part, so that a second visit waits for nothing. A build that was not split calls it at once.
macro_rules! way {
    ($module:ident: $inside:ident -> $what:ty { $brought:expr }) => {{
        #[cfg_attr(split, wasm_split($module, wasm_split_path = leptos::wasm_split, fallible))]
        fn $inside() -> Result<$what, NotLoaded> {
            Ok($brought)
        }
        #[cfg(split)]
        let come: fn() -> Inside<$what> = || Box::pin($inside());
        #[cfg(not(split))]
        let come: fn() -> Inside<$what> = || Box::pin(ready($inside()));
        (stringify!($module), come)
    }};
}
pub(super) use way;

/// X.509: reading certificates, and making them.
#[derive(Clone, Copy)]
pub struct X509 {
    pub read: fn(&[u8]) -> Result<Upload, NotRead>,
    pub begin: fn(&Wanted, &[u8], OffsetDateTime) -> Result<Begun, NotMade>,
}

/// What reads and makes certificates.
pub async fn x509() -> Result<X509, NotLoaded> {
    let (module, inside) = way!(x509: x509_inside -> X509 { X509 { read: upload::read, begin: certificate::begin } });
    bring(module).await?;
    inside().await
}

/// What encrypts a text for one person.
#[derive(Clone, Copy)]
pub struct Age {
    pub parse: fn(&str) -> Result<Recipient, NotRecipient>,
    pub encrypt: fn(&Recipient, &SecretText, Random) -> Result<String, WeakKey>,
}

/// Encryption for a colleague.
pub async fn age() -> Result<Age, NotLoaded> {
    let (module, inside) = way!(age: age_inside -> Age { Age { parse: Recipient::parse, encrypt: age::encrypt } });
    bring(module).await?;
    inside().await
}

/// Writes a registration in a format of one kind.
pub type WriteCode = fn(Format, &Source<'_>, &Says) -> Option<Script>;

/// What writes the formats of a kind: a part each.
pub async fn write_code(kind: Kind) -> Result<WriteCode, NotLoaded> {
    let (module, inside) = match kind {
        Kind::Commands => way!(commands: commands_inside -> WriteCode { as_code::write_commands }),
        Kind::Declared => way!(declared: declared_inside -> WriteCode { as_code::write_declared }),
        Kind::Document => way!(documents: documents_inside -> WriteCode { as_code::write_document }),
    };
    bring(module).await?;
    inside().await
}
