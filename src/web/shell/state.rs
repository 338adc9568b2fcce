//! Everything that the shell wires together: one handle of each part. Pages never see it: each takes the part that it
//! shows, by its own type.

use crate::web::reactive::prelude::*;

use super::{
    form::Form,
    in_use::CurrentTenant,
    link::Linked,
    online::Online,
    picker::PickerHandle,
    preview::Preview,
    register::{Registering, embedded::SecondPress},
    route::Routing,
    session::{account::Configured, self_test::SettingUp, sign_in::SignIn},
    tab_storage,
};
use crate::registration::draft::Draft;

/// The parts, each by a handle that is cheap to copy.
pub struct App {
    /// What has been typed, what is wrong with it, and which steps were gone through.
    pub form: Form,
    /// What has come by a link and is not in the draft.
    pub linked: Linked,
    /// Where one is, and the ways that lead on.
    pub routing: Routing,
    /// The tenant in use, if one is.
    pub current: CurrentTenant,
    /// What is known of `config.json`.
    pub configured: Configured,
    /// How signing in stands.
    pub sign_in: SignIn,
    /// Putting the page into use.
    pub setting_up: SettingUp,
    /// The run, its secrets, and what leaving would lose.
    pub registering: Registering,
    /// What waits for a second press, in a frame.
    pub second_press: SecondPress,
    /// What the draft would send, and what exists of it already.
    pub preview: Preview,
    /// What the permissions step finds and picks.
    pub picker: PickerHandle,
}

impl App {
    /// The parts of a page that was just opened, with this draft. They stay for as long as the page lives.
    pub fn new(draft: Draft) -> &'static Self {
        let current = CurrentTenant::new();
        let form = Form::new(draft, current.context);
        let registering = Registering::new();
        let routing = Routing::new();
        let sign_in = SignIn::new();
        let configured = Configured::new(sign_in);
        Box::leak(Box::new(Self {
            form,
            linked: Linked::new(registering),
            routing,
            current,
            configured,
            sign_in,
            setting_up: SettingUp::new(),
            registering,
            second_press: SecondPress::new(current),
            preview: Preview::new(form, current, configured.config, routing),
            picker: PickerHandle::new(current.tenant, current.context, form.draft),
        }))
    }

    /// Lets everything below take each part by its type.
    pub fn provide(&self) {
        provide_context(Online::follow());
        provide_context(self.form);
        provide_context(self.linked);
        provide_context(self.routing);
        provide_context(self.current);
        provide_context(self.configured);
        provide_context(self.sign_in);
        provide_context(self.setting_up);
        provide_context(self.registering);
        provide_context(self.second_press);
        provide_context(self.preview);
        provide_context(self.picker);
    }

    /// Begins another registration, which shares nothing with the one before.
    pub fn begin_anew(&self) {
        self.begin_with(tab_storage::fresh_draft());
    }

    /// Begins with a draft that nobody has gone through yet.
    pub fn begin_with(&self, draft: Draft) {
        self.form.take(draft);
        self.routing.begin_anew();
    }
}
