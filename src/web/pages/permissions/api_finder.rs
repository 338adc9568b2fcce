//! What the tabs over the search have: which APIs they offer, what is waited for, what there is to say.

use leptos::prelude::*;

use super::{api_options as options, api_search::SEARCH};
use crate::{
    directory::{ids::AppId, permission::ResourceApi},
    web::{
        pages::{
            layout::busy::{self, BusyLine},
            trouble::TroubleBar,
        },
        shell::picker::{
            asking::Busy,
            catalog::{Catalog, Listed},
            choice::Choice,
            search::{More, Results, Search},
            trouble::Trouble,
        },
        ui::{Button, ButtonKind, ComboOption, MessageBar, MessageKind, OptionGroup},
    },
    words::form::apis as words,
};

/// Where APIs are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Microsoft's best-known ones.
    Microsoft,
    /// Every one of the tenant.
    Organization,
    /// Those of the signed-in person.
    Own,
}

impl Tab {
    /// The tabs in their order.
    pub const ALL: [Self; 3] = [Self::Microsoft, Self::Organization, Self::Own];

    /// The name of the tab.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Microsoft => words::MICROSOFT_APIS,
            Self::Organization => words::ORGANIZATION_APIS,
            Self::Own => words::MY_APIS,
        }
    }
}

/// What there is to say beside the list. It is said once, however much is typed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// The tenant has no API of such a name.
    NothingFound,
    /// Nor one that goes by this identifier URI.
    NoSuchUri,
    /// The person owns none.
    NoneOwn,
    /// None of this tab; perhaps another tab has it.
    Elsewhere,
    /// The tenant's APIs could not be searched.
    SearchFailed(Trouble),
    /// Some were found, and the next ones could not be read.
    MoreFailed(Trouble),
    /// It is not known which of Microsoft's are here.
    MicrosoftFailed(Trouble),
    /// The person's own could not be read.
    OwnFailed(Trouble),
}

/// What the parts of the card share.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The search among all APIs of the tenant.
    pub search: Search,
    /// The lists that are read as a whole.
    pub catalog: Catalog,
    /// The choice that is made here.
    pub choice: Choice,
    /// The APIs that were read in this session.
    pub known: RwSignal<Vec<ResourceApi>>,
    /// The tab that is shown.
    pub tab: RwSignal<Tab>,
}

impl Finder {
    /// What there is to choose.
    pub fn groups(self) -> Vec<OptionGroup> {
        let typed = self.search.typed;
        match self.tab.get() {
            Tab::Microsoft => options::plain(self.microsoft()),
            Tab::Organization => self.search.results.with(|results| match results {
                // One that is chosen moves up when the list is next put up, not under one's hands.
                Results::Empty => self.known.with_untracked(|known| options::to_begin_with(known)),
                Results::Found(apis, _) => options::plain(apis.iter().map(options::found).collect()),
                _ => Vec::new(),
            }),
            Tab::Own => self.catalog.own.with(|listed| match listed {
                Listed::Read(apis) => typed.with(|typed| options::own_and_known(apis, typed).1),
                _ => Vec::new(),
            }),
        }
    }

    /// Microsoft's APIs that fit what is typed.
    fn microsoft(self) -> Vec<ComboOption> {
        self.catalog.microsoft.with(|listed| {
            self.known.with(|known| self.search.typed.with(|typed| options::microsoft(listed, known, typed)))
        })
    }

    /// How many fit what is typed on the tab of the person's own, and how many of them are listed.
    fn own(self, apis: &[ResourceApi]) -> (usize, usize) {
        let (all, groups) = self.search.typed.with(|typed| options::own_and_known(apis, typed));
        (all, groups.iter().map(|group| group.options.len()).sum())
    }

    /// Shows a tab, and has its list read.
    pub fn go_to(self, tab: Tab) {
        self.tab.set(tab);
        match tab {
            Tab::Microsoft => self.catalog.read_microsoft(),
            Tab::Organization => self.search.catch_up(),
            Tab::Own => self.catalog.read_own(),
        }
    }

    /// Takes what was typed. The other lists are here already, and are searched without asking.
    pub fn typing(self, text: String) {
        if self.tab.get_untracked() == Tab::Organization {
            self.search.typing(text);
        } else {
            self.search.typed_elsewhere(text);
        }
    }

    /// Shows the permissions of the option of this key.
    pub fn choose(self, key: &str, groups: &[OptionGroup]) {
        let Ok(app_id) = key.parse::<AppId>() else { return };
        if self.tab.get_untracked() == Tab::Own
            && let Listed::Read(apis) = self.catalog.own.get_untracked()
            && let Some(own) = apis.into_iter().find(|api| api.summary.app_id == app_id)
        {
            self.choice.choose_own(own);
            return;
        }
        let named = groups.iter().flat_map(|group| &group.options).find(|option| option.key == key);
        self.choice.choose(app_id, named.map_or_else(|| key.to_owned(), |option| option.name.clone()));
    }

    /// How many were found, once that is known.
    pub fn found(self) -> Option<String> {
        match self.tab.get() {
            Tab::Organization => self.search.results.with(|results| match results {
                Results::Found(apis, More::TooMany) => Some(words::first_of(apis.len())),
                Results::Found(apis, next) => Some(words::found(apis.len(), *next != More::No)),
                _ => None,
            }),
            Tab::Microsoft => Some(words::found(self.microsoft().len(), false)),
            Tab::Own => self.catalog.own.with(|listed| match listed {
                Listed::Read(apis) => {
                    let (all, shown) = self.own(apis);
                    Some(if shown < all { words::first_of(shown) } else { words::found(all, false) })
                }
                _ => None,
            }),
        }
    }

    /// What a search has come to is spoken once it is known, and why it takes its time.
    pub fn speak(self) {
        for lane in [self.search.lane, self.catalog.microsoft_lane, self.catalog.own_lane] {
            busy::speak(lane);
        }
        // An ID that nothing in the tenant has may be that of an API that can be added.
        Effect::new(move |_| {
            if let Results::NotInTenant(app_id) = self.search.results.get() {
                let name = options::name_of(&app_id.to_string());
                self.choice.is_missing(app_id, name);
            }
        });
    }

    /// Whether there is another page of what was found.
    pub fn has_more(self) -> bool {
        let has_more = |results: &_| matches!(results, Results::Found(_, More::At(_) | More::Failed(..)));
        self.tab.get() == Tab::Organization && self.search.results.with(has_more)
    }

    /// What is being waited for, in words.
    pub fn status(self) -> Option<AnyView> {
        let (lane, words) = match self.tab.get() {
            Tab::Microsoft => (self.catalog.microsoft_lane, words::READING_MICROSOFT),
            Tab::Own => (self.catalog.own_lane, words::READING_OWN),
            Tab::Organization if self.has_more() => (self.search.lane, words::LOADING_MORE),
            Tab::Organization => (self.search.lane, words::SEARCHING),
        };
        let is_busy = lane.busy.with(|busy| *busy != Busy::No);
        is_busy.then(|| view! { <BusyLine lane doing=words.to_owned() focus=SEARCH /> }.into_any())
    }

    /// What there is to say instead of, or beside, what was found.
    pub fn says(self) -> Option<Says> {
        match self.tab.get() {
            Tab::Organization => self.search.results.with(|results| match results {
                Results::Found(_, More::Failed(_, trouble)) => Some(Says::MoreFailed(trouble.clone())),
                Results::Empty | Results::Found(..) | Results::NotInTenant(_) => None,
                Results::Nothing => Some(Says::NothingFound),
                Results::NoSuchUri => Some(Says::NoSuchUri),
                Results::Failed(trouble) => Some(Says::SearchFailed(trouble.clone())),
            }),
            Tab::Microsoft => self.catalog.microsoft.with(|listed| match listed {
                Listed::Failed(trouble) => Some(Says::MicrosoftFailed(trouble.clone())),
                _ => self.microsoft().is_empty().then_some(Says::Elsewhere),
            }),
            Tab::Own => self.catalog.own.with(|listed| match listed {
                Listed::Unread | Listed::Reading => None,
                Listed::Failed(trouble) => Some(Says::OwnFailed(trouble.clone())),
                Listed::Read(apis) if self.own(apis).0 > 0 => None,
                Listed::Read(apis) => Some(if apis.is_empty() { Says::NoneOwn } else { Says::Elsewhere }),
            }),
        }
    }

    /// That in words, with what can be done.
    pub fn message(self, says: Says) -> AnyView {
        let Self { search, catalog, .. } = self;
        match says {
            Says::NothingFound => note(words::NOTHING_FOUND, words::NOTHING_FOUND_DO),
            Says::NoSuchUri => note(words::NO_SUCH_URI, words::NO_SUCH_URI_DO),
            Says::NoneOwn => note(words::NONE_OWN, words::NONE_OWN_DO),
            Says::Elsewhere => self.elsewhere(),
            Says::SearchFailed(trouble) => failed(words::SEARCH_FAILED, trouble, move || search.again()),
            Says::MoreFailed(trouble) => failed(words::MORE_FAILED, trouble, move || search.more()),
            Says::MicrosoftFailed(trouble) => {
                failed(words::MICROSOFT_FAILED, trouble, move || catalog.read_microsoft())
            }
            Says::OwnFailed(trouble) => failed(words::OWN_FAILED, trouble, move || catalog.read_own()),
        }
    }

    /// Nothing is here for what is typed; there may be elsewhere.
    fn elsewhere(self) -> AnyView {
        let actions = move || {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || self.go_to(Tab::Organization)>
                    {words::SEARCH_ORGANIZATION}
                </Button>
            }
        };
        view! { <MessageBar kind=MessageKind::Info title=words::NOT_WELL_KNOWN announce=true actions /> }.into_any()
    }
}

fn note(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Info title announce=true>
            {text}
        </MessageBar>
    }
    .into_any()
}

fn failed(title: &'static str, trouble: Trouble, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! { <TroubleBar title trouble again=move |()| again() /> }.into_any()
}
