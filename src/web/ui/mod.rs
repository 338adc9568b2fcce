//! Our own elements, on native HTML.
//!
//! # Invariants
//! Every element takes its words from the page that uses it. Whatever an element promises to people who use a
//! keyboard or a screen reader stands in its own doc comment and holds without any care of the page's. No element
//! writes a `style` attribute or HTML text: the content security policy forbids both.

mod address;
mod badge;
mod button;
mod call_list;
mod card;
mod checkbox;
mod code_block;
mod combobox;
mod copy_button;
mod dialog;
mod disclosure;
mod error_summary;
mod external_link;
mod field;
mod flyout;
mod icon;
mod id_list;
mod lines_field;
mod live;
mod message_bar;
mod page_heading;
mod panel;
mod progress_list;
mod radio_cards;
mod secret_once;
mod shell;
mod step_list;
mod tabs;
mod text_field;
mod unique;

pub use address::{address, host_of, host_view};
pub use badge::{Badge, BadgeKind};
pub use button::{Button, ButtonKind};
pub use call_list::{CallItem, CallList};
pub use card::Card;
pub use checkbox::Checkbox;
pub use code_block::CodeBlock;
pub use combobox::{ComboOption, Combobox, OptionGroup};
pub use copy_button::CopyButton;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use error_summary::ErrorSummary;
pub use external_link::ExternalLink;
pub use field::{Field, FieldAttrs, FieldMessage, FieldMessages};
pub use flyout::Flyout;
pub use icon::{Icon, IconName};
pub use id_list::{DefinitionList, IdRow};
pub use lines_field::LinesField;
pub use live::{Announcer, Live, announcer, provide_announcer};
pub use message_bar::{MessageBar, MessageKind};
pub use page_heading::{HEADING_ID, PageHeading};
pub use panel::Panel;
pub use progress_list::{ProgressList, ProgressRow, ProgressState};
pub use radio_cards::{RadioCards, RadioOption};
pub use secret_once::{SecretHolder, SecretOnce};
pub use shell::{Actions, AppHeader, Columns};
pub use step_list::{StepItem, StepList, StepState};
pub use tabs::{Tab, TabbedPanel, Tabs};
pub use text_field::{DateField, SearchField, TextField};
pub use unique::unique_id;
