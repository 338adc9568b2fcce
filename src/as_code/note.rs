//! What is said of a script, and in it, by whoever speaks the reader's language.

use super::format::Format;

/// What a script does otherwise than the page, or what it leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The end of a secret is a date, counted from when the script was written.
    SecretEnds,
    /// The tool would keep a secret where others read it, or knows none: commands at the end make it afterwards.
    SecretAfterwards,
    /// The answer to the request for a secret shows it.
    SecretIsShown,
    /// Run again, it makes another application: its unique name, by which it is found again, is left out.
    NoUniqueName,
    /// A grant that no tool can make: the API's delegated permissions are too many for one.
    GrantTooLong {
        /// The API's name.
        api: String,
    },
    /// An API of the sandbox, whose IDs are made up.
    MadeUp {
        /// The API's name.
        api: String,
    },
    /// A redirect URI without a path, which the tool refuses.
    UriWithoutPath {
        /// The URI.
        uri: String,
    },
    /// The names of certificates.
    CertificateName,
    /// The tool works in the worldwide cloud alone.
    WorldwideOnly,
    /// The tool knows no such cloud.
    UnknownCloud,
    /// The tool signs in by an app of one's own, which needs permissions.
    OwnApp,
    /// Microsoft Entra ID takes no such file: it is for others to read.
    NotForEntra,
    /// What the file has no place for.
    Left(Left),
}

/// What a file may have no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The service principal.
    ServicePrincipal,
    /// That people have to be assigned.
    Assignment,
    /// Client secrets.
    Secrets,
    /// Certificates.
    Certificates,
    /// Federated credentials.
    Federated,
    /// What is granted.
    Grants,
    /// Who may sign in.
    Audience,
    /// Permissions that need nobody to sign in.
    ApplicationPermissions,
    /// The service management reference.
    ServiceReference,
    /// Owners.
    Owners,
}

/// What stands over a part of a script, or is said when it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// At the head: what it does, and how it is run.
    About(Format),
    /// Over the application.
    Application,
    /// Over its service principal.
    ServicePrincipal,
    /// Over a secret.
    Secret,
    /// Over commands that make secrets afterwards.
    SecretCommands,
    /// Over a federated credential.
    Federated,
    /// Over a certificate.
    Certificate,
    /// Over an API that something is granted of.
    Api,
    /// Over a grant.
    Grant,
    /// Over an owner.
    Owner,
    /// Over what tries again.
    Lag,
    /// A token is needed; the name of the variable is in it.
    NoToken,
    /// A module has to be installed.
    NoModule,
    /// A secret was made; where it is follows.
    SecretIsIn,
    /// Something could not be made; what follows.
    NotMade,
    /// The application is there; its ID follows.
    Done,
}

/// Who says it. One line each.
#[derive(Clone, Copy, Debug)]
pub struct Says {
    /// In a script.
    pub remark: fn(Remark) -> &'static str,
    /// Of a script.
    pub note: fn(&Note) -> String,
}
