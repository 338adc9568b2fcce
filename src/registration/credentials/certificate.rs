//! What is wrong with the certificates of a draft.

use time::OffsetDateTime;

use super::filled_in::MOST;
use crate::{
    directory::certificate::Thumbprint,
    registration::{
        draft::Draft,
        problem::{Field, Problem, ProblemKind},
    },
};

/// Whether the draft has this certificate.
pub fn has(draft: &Draft, sha256: Thumbprint<32>) -> bool {
    let mut all = draft.certificates().filter_map(|(_, own)| own.certificate.as_ref());
    all.any(|certificate| certificate.sha256 == sha256)
}

/// Every problem of the certificates of a draft.
pub(super) fn check(draft: &Draft, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = Vec::new();
    let count = draft.certificates().count();
    if count > MOST {
        let kind = ProblemKind::TooManyCertificates { count, limit: MOST };
        problems.push(Problem { field: Field::Credentials, kind, value: String::new() });
    }
    let mut before = Vec::new();
    for (id, own) in draft.certificates() {
        let problem = |kind, value: &str| Problem { field: Field::Certificate(id), kind, value: value.to_owned() };
        let Some(certificate) = &own.certificate else {
            problems.push(problem(ProblemKind::CertificateMissing, ""));
            continue;
        };
        let concerns = certificate.concerns(now).into_iter().map(ProblemKind::Certificate);
        problems.extend(concerns.map(|kind| problem(kind, certificate.name())));
        if before.contains(&certificate.sha256) {
            problems.push(problem(ProblemKind::CertificateTwice, certificate.name()));
        }
        before.push(certificate.sha256);
    }
    problems
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{
        directory::{
            certificate::{Certificate, Concern, Der, KeyKind},
            cloud::Cloud,
            credential::CertificateWanted,
            ids::RunTail,
        },
        registration::{
            credentials::{CertificateDraft, CredentialDraft},
            share,
        },
    };

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

    fn certificate(byte: u8, key: KeyKind) -> Certificate {
        Certificate {
            der: Der::new(vec![0x30, byte]).unwrap(),
            subject: "CN=portal".to_owned(),
            issuer: "CN=portal".to_owned(),
            start: datetime!(2026-11-01 00:00 UTC),
            end: datetime!(2027-11-01 00:00 UTC),
            key,
            sha256: Thumbprint([byte; 32]),
            sha1: Thumbprint([byte; 20]),
        }
    }

    fn draft(certificates: Vec<Option<Certificate>>) -> Draft {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.credentials.clear();
        for certificate in certificates {
            draft.add(CredentialDraft::Certificate(CertificateDraft { certificate, made_here: false }));
        }
        draft
    }

    fn found(draft: &Draft) -> Vec<ProblemKind> {
        check(draft, NOW).into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn one_that_is_not_there_yet_is_missing_and_asks_for_nothing() {
        let draft = draft(vec![None]);
        assert_eq!(found(&draft), [ProblemKind::CertificateMissing]);
        assert!(ProblemKind::CertificateMissing.is_missing());
        assert_eq!(draft.content(Cloud::Global, NOW).credentials, []);
    }

    #[test]
    fn each_concern_is_told_of_the_certificate_that_it_is_about() {
        let rsa = certificate(1, KeyKind::Rsa(2_048));
        let expired = Certificate { end: datetime!(2026-11-02 00:00 UTC), ..certificate(2, KeyKind::Rsa(1_024)) };
        let draft = draft(vec![Some(rsa), Some(expired)]);
        let concerns = [Concern::Expired, Concern::WeakKey(1_024)].map(ProblemKind::Certificate);
        assert_eq!(found(&draft), concerns);
    }

    #[test]
    fn the_same_certificate_stands_once() {
        let one = || Some(certificate(1, KeyKind::Rsa(2_048)));
        let draft = draft(vec![one(), Some(certificate(2, KeyKind::Rsa(2_048))), one()]);
        assert_eq!(found(&draft), [ProblemKind::CertificateTwice]);
        assert!(has(&draft, Thumbprint([2; 32])) && !has(&draft, Thumbprint([3; 32])));
    }

    #[test]
    fn a_draft_holds_20() {
        let many = (0..=20).map(|byte| Some(certificate(byte, KeyKind::Rsa(2_048)))).collect();
        assert_eq!(found(&draft(many)), [ProblemKind::TooManyCertificates { count: 21, limit: 20 }]);
    }

    /// Whoever wrote a link could have its private key.
    #[test]
    fn a_link_brings_no_certificate() {
        let own = draft(vec![Some(certificate(1, KeyKind::Rsa(2_048)))]);
        let link = share::to_fragment(&own).unwrap();
        let none = share::to_fragment(&draft(vec![])).unwrap();
        assert_eq!(link, none);
    }

    #[test]
    fn what_is_asked_for_is_what_is_there() {
        let rsa = certificate(1, KeyKind::Rsa(2_048));
        let draft = draft(vec![Some(rsa.clone())]);
        assert_eq!(draft.certificates().next().unwrap().1.wanted(), Some(CertificateWanted(rsa)));
    }
}
