//! A policy of the tenant refuses a credential, and the run goes on with another one, or with none.

use time::Duration;

use super::*;
use crate::{
    directory::{
        app_management::{CredentialRules, KindRules, Rule},
        certificate::{Certificate, Der, KeyKind, Thumbprint},
        credential::Lifetime,
    },
    flow::register::Remedy,
    registration::{
        credentials::{CertificateDraft, CredentialDraft, FederatedDraft},
        steps::facts::Known,
    },
};

const LONG: WayOut = WayOut::Shorter(Duration::days(90));

impl Page {
    /// A run that has stopped, since a policy refuses something.
    fn refused(change: impl FnOnce(&mut Faults), draft: impl FnOnce(&mut Draft)) -> Self {
        let mut page = Self::with_faults(change);
        draft(&mut page.at.draft);
        page.presses(Write::Register).passes(MINUTE);
        assert_eq!((page.register.phase(), page.register.remedy()), (Phase::Finished, Remedy::ChooseWayOut));
        page
    }

    fn ways(&self) -> Vec<WayOut> {
        self.register.ways_out(&self.at.facts.credentials.or_default(), self.now().wall)
    }

    fn goes(&mut self, way: WayOut) -> &mut Self {
        assert!(self.ways().contains(&way), "{:?}", self.ways());
        self.does(Event::ChoseWayOut(way, Box::new(self.at.clone())));
        self.passes(MINUTE)
    }

    /// All is there once, and nothing else.
    #[track_caller]
    fn has_made(&self, secrets: usize) {
        let failures: Vec<_> = self.register.begun.iter().flat_map(|begun| begun.run.failures()).collect();
        assert!(self.register.is_registered(), "{failures:#?}");
        let made = (self.tenant.applications().len(), self.tenant.service_principals().len());
        assert_eq!((made, self.tenant.secret_count()), ((1, 1), secrets));
        assert!(self.ways().is_empty());
    }
}

fn certificate() -> Certificate {
    Certificate {
        der: Der::new(vec![0x30, 1]).expect("DER"),
        subject: "CN=portal".to_owned(),
        issuer: "CN=portal".to_owned(),
        start: START,
        end: START + Duration::days(365),
        key: KeyKind::Rsa(2_048),
        sha256: Thumbprint([1; 32]),
        sha1: Thumbprint([1; 20]),
    }
}

fn with_certificate(draft: &mut Draft) {
    draft.add(CredentialDraft::Certificate(CertificateDraft { certificate: Some(certificate()), made_here: false }));
}

fn as_drafted(_: &mut Draft) {}

#[test]
fn a_secret_that_is_too_long_is_made_shorter_in_the_same_run() {
    let mut page = Page::refused(|faults| faults.secret_policy = true, as_drafted);
    assert_eq!(page.ways(), [LONG, WayOut::Certificate, WayOut::Federated, WayOut::Without]);
    let sent = page.sent;
    page.goes(LONG).has_made(1);
    assert_eq!(page.sent - sent, 1, "the secret alone");
    let CredentialDraft::Secret(own) = &page.at.draft.credentials[0].kind else { panic!("a secret") };
    assert_eq!(own.lifetime, Lifetime::Days90, "the draft says what is done");
    assert_eq!(page.key_ids().len(), 1);
}

#[test]
fn what_the_policy_says_is_tried_before_the_next_choice() {
    let mut page = Page::refused(|faults| faults.secret_policy = true, as_drafted);
    let at_most = |days| {
        let longest = Some((Duration::days(days), Rule::default()));
        Known::Is(CredentialRules {
            secrets: KindRules { longest, ..KindRules::default() },
            ..CredentialRules::default()
        })
    };
    page.at.facts.credentials = at_most(60);
    assert_eq!(page.ways()[0], WayOut::Shorter(Duration::days(60)));
    page.goes(WayOut::Shorter(Duration::days(60))).has_made(1);
    // Where it is wrong about that, the next choice is offered.
    let mut page = Page::refused(|faults| faults.secret_policy = true, as_drafted);
    page.at.facts.credentials = at_most(365);
    assert_eq!(page.ways()[0], LONG);
}

#[test]
fn where_no_secret_is_allowed_none_is_short_enough() {
    let mut page = Page::refused(|faults| faults.secrets_forbidden = true, as_drafted);
    assert_eq!(page.ways(), [WayOut::Certificate, WayOut::Federated, WayOut::Without]);
    page.goes(WayOut::Without).has_made(0);
    assert!(page.at.draft.credentials.is_empty());
}

#[test]
fn a_federated_credential_is_filled_in_and_then_the_run_goes_on() {
    let mut page = Page::refused(|faults| faults.secrets_forbidden = true, as_drafted);
    let sent = page.sent;
    page.goes(WayOut::Federated);
    assert_eq!(page.sent, sent, "nothing is sent that is not filled in");
    let id = page.to_fill_in.expect("a form to fill in");
    let own = page.at.draft.credentials.iter_mut().find(|own| own.id == id).expect("it stands in the draft");
    own.kind = CredentialDraft::Federated(FederatedDraft {
        name: "github".to_owned(),
        issuer: "https://token.actions.githubusercontent.com".to_owned(),
        subject: "repo:contoso@1/app@2:ref:refs/heads/main".to_owned(),
        ..FederatedDraft::new(Cloud::Global)
    });
    page.presses(Write::Register).passes(MINUTE).has_made(0);
    assert_eq!(page.tenant.applications()[0].federated.len(), 1);
}

#[test]
fn a_certificate_in_the_place_of_a_secret_comes_to_the_same_application_and_what_is_held_stays() {
    let mut page = Page::refused(
        |faults| faults.secret_policy = true,
        |draft| {
            draft.add_secret("staging".to_owned());
            let CredentialDraft::Secret(own) = &mut draft.credentials[1].kind else { panic!("a secret") };
            own.lifetime = Lifetime::Days90;
        },
    );
    let held = page.key_ids();
    assert_eq!(held.len(), 1);
    page.goes(WayOut::Certificate);
    let id = page.to_fill_in.expect("a form to fill in");
    assert_eq!(page.at.draft.credentials[0].id, id, "in the place of the one that was refused");
    let made = CertificateDraft { certificate: Some(certificate()), made_here: false };
    page.at.draft.credentials[0].kind = CredentialDraft::Certificate(made);
    page.presses(Write::Register).passes(MINUTE).has_made(1);
    let keys = &page.tenant.applications()[0].object["keyCredentials"];
    assert_eq!(keys.as_array().map(Vec::len), Some(1), "{keys}");
    assert_eq!((page.key_ids(), page.gone()), (held, vec![None]), "its value is still there to be saved");
}

#[test]
fn a_certificate_that_is_refused_with_the_application_keeps_nothing_from_being_made_without_it() {
    for secrets_forbidden in [false, true] {
        let mut page = Page::refused(
            |faults| (faults.certificates_forbidden, faults.secrets_forbidden) = (true, secrets_forbidden),
            with_certificate,
        );
        assert!(page.tenant.applications().is_empty());
        assert_eq!(page.ways(), [WayOut::Certificate, WayOut::Federated, WayOut::Without]);
        page.goes(WayOut::Without);
        if secrets_forbidden {
            assert_eq!(page.ways(), [WayOut::Certificate, WayOut::Federated, WayOut::Without]);
            page.goes(WayOut::Without);
        }
        page.has_made(usize::from(!secrets_forbidden));
    }
}

#[test]
fn where_a_plain_creation_brings_all_of_them_along_those_are_meant_that_the_policy_is_against() {
    let mut page = Page::refused(
        |faults| (faults.upsert_refused, faults.secret_policy) = (true, true),
        |draft| {
            draft.add_secret("staging".to_owned());
            let CredentialDraft::Secret(own) = &mut draft.credentials[1].kind else { panic!("a secret") };
            own.lifetime = Lifetime::Days90;
        },
    );
    assert!(page.tenant.applications().is_empty());
    page.goes(LONG).has_made(2);
    let lifetimes = page.at.draft.secrets().map(|(_, own)| own.lifetime).collect::<Vec<_>>();
    assert_eq!(lifetimes, [Lifetime::Days90; 2]);
}

#[test]
fn who_may_only_create_is_offered_no_federated_credential() {
    let mut page = Page::with_faults(|faults| faults.secrets_forbidden = true);
    page.at.mode = Mode::CreateOnly;
    page.presses(Write::Register).passes(MINUTE);
    assert_eq!(page.ways(), [WayOut::Certificate, WayOut::Without]);
    page.does(Event::ChoseWayOut(WayOut::Without, Box::new(page.at.clone())));
    page.passes(MINUTE);
    assert_eq!((page.tenant.applications().len(), page.tenant.secret_count()), (1, 0));
}

#[test]
fn in_a_frame_a_second_press_is_asked_for_and_a_way_that_nobody_offers_does_nothing() {
    let mut page = Page::with_faults(|faults| faults.secret_policy = true);
    page.does(Event::ChoseWayOut(WayOut::Without, Box::new(page.at.clone())));
    assert_eq!((page.sent, page.at.draft.credentials.len()), (0, 1));
    page.presses(Write::Register).passes(MINUTE);
    page.at.is_framed = true;
    let sent = page.sent;
    page.goes(LONG);
    assert_eq!((page.sent, page.asked.len()), (sent, 1));
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    page.passes(MINUTE).has_made(1);
}

#[test]
fn whatever_is_lost_on_the_way_nothing_is_made_twice() {
    for way in [LONG, WayOut::Without] {
        for change in [
            |faults: &mut Faults| faults.lost_answer = true,
            |faults: &mut Faults| faults.slow_replication = true,
            |faults: &mut Faults| faults.throttling = true,
        ] {
            let mut page = Page::with_faults(|faults| {
                faults.secret_policy = true;
                change(faults);
            });
            page.presses(Write::Register).passes(Duration::minutes(10));
            page.goes(way).passes(Duration::minutes(10)).has_made(usize::from(way == LONG));
        }
    }
}
