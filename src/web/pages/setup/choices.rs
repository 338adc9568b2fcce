//! What is chosen for all ways alike: the cloud, and the permission that clients are registered with.

use crate::web::reactive::prelude::*;

use crate::{
    config::CreateScope,
    directory::cloud::Cloud,
    setup::{Kept, page_permissions},
    web::{
        shell::session::configuration::Configuration,
        ui::{DefinitionList, Disclosure, IdRow, MessageBar, MessageKind, RadioCards, RadioOption, SelectField},
    },
    words::setup as words,
};

/// The choices, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    /// The cloud of the tenant.
    pub cloud: RwSignal<Cloud>,
    /// The permission that clients are registered with.
    pub create: RwSignal<CreateScope>,
    /// What stays of the file that there is.
    pub kept: Memo<Kept>,
    /// There is a file that cannot be used: what stays of it is not known.
    rest_unknown: Memo<bool>,
    /// The clouds that this copy of the page can be used in.
    offered: Memo<Vec<Cloud>>,
}

impl Choices {
    /// What `config.json` says, once it has been read; else what most people need.
    pub fn new(config: RwSignal<Configuration>) -> Self {
        let cloud = RwSignal::new(Cloud::default());
        let create = RwSignal::new(CreateScope::default());
        let configured = Memo::new(move || {
            config.with(|config| match config {
                Configuration::Ready { config, .. } => Some((config.cloud, config.create)),
                _ => None,
            })
        });
        let kept = Memo::new(move || config.with(|config| config.kept().unwrap_or_default()));
        let rest_unknown = Memo::new(move || config.with(|config| config.kept().is_none()));
        let offered = Memo::new(move || {
            let mut clouds = Cloud::MICROSOFT.to_vec();
            if let Some((custom @ Cloud::Custom(_), _)) = configured.get() {
                clouds.push(custom);
            }
            clouds
        });
        Effect::new(move |_| {
            if let Some((configured_cloud, configured_create)) = configured.get() {
                cloud.set(configured_cloud);
                create.set(configured_create);
            }
        });
        Self { cloud, create, kept, rest_unknown, offered }
    }

    pub fn view(self) -> AnyView {
        let options = CreateScope::ALL.map(|scope| RadioOption::new(scope.value(), words::create(scope))).to_vec();
        let selected = Signal::derive(move || position(&CreateScope::ALL, self.create.get()));
        let select = move |index: usize| {
            if let Some(scope) = CreateScope::ALL.get(index) {
                self.create.set(*scope);
            }
        };
        let rest = move || {
            self.rest_unknown.get().then(|| {
                view! {
                    <MessageBar kind=MessageKind::Warning title=words::rest_unknown()>
                        {words::rest_unknown_why()}
                    </MessageBar>
                }
            })
        };
        view! {
            {changing(rest)}
            {changing(move || self.clouds())}
            <Disclosure summary=words::narrow()>
                <RadioCards legend=words::create_heading() name="setup-create" options selected on_select=select />
            </Disclosure>
        }
        .into_any()
    }

    fn clouds(self) -> AnyView {
        let offered = self.offered.get();
        let options = offered.iter().map(|cloud| words::cloud(*cloud)).collect::<Vec<_>>();
        let choices = offered.clone();
        let selected = Signal::derive(move || position(&offered, self.cloud.get()));
        let select = move |index: usize| {
            if let Some(cloud) = choices.get(index) {
                self.cloud.set(*cloud);
            }
        };
        view! {
            <SelectField id="setup-cloud" label=words::cloud_label() options selected on_select=select />
        }
        .into_any()
    }

    /// The permissions of the page, with what each is for.
    pub fn permissions(self) -> AnyView {
        let rows = Signal::derive(move || {
            let all = self.kept.with(|kept| page_permissions(self.create.get(), kept));
            all.into_iter().map(|scope| IdRow::said(scope.value(), words::permission(scope))).collect()
        });
        view! {
            <DefinitionList rows />
            <p class="card__note">{words::rights()}</p>
        }
        .into_any()
    }
}

fn position<T: PartialEq>(all: &[T], wanted: T) -> usize {
    all.iter().position(|one| *one == wanted).unwrap_or(usize::MAX)
}
