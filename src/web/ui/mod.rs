//! Our own elements, on native HTML.
//!
//! # Invariants
//! Every element takes its words from the page that uses it. Whatever an element promises to people who use a
//! keyboard or a screen reader stands in its own doc comment and holds without any care of the page's. No element
//! writes a `style` attribute or HTML text: the content security policy forbids both.

mod button;
mod field;
pub mod list;
pub mod message;
pub mod surface;
pub mod text;
mod unique;

pub use button::copy_button::{CopyButton, CopyLink};
pub use button::{Button, ButtonKind};
pub use field::checkbox::Checkbox;
pub use field::error_summary::ErrorSummary;
pub use field::file_field::FileField;
pub use field::lines_field::LinesField;
pub use field::radio_cards::{RadioCards, RadioOption};
pub use field::select_field::SelectField;
pub use field::text_field::{DateField, TextField};
pub use field::{Field, FieldAttrs, FieldMessage, FieldMessages};
pub use list::call_list::{CallItem, CallList, Sent};
pub use list::id_list::{DefinitionList, IdRow};
pub use list::progress::ProgressState;
pub use list::step_list::{StepItem, StepList, StepState};
pub use message::badge::{Badge, BadgeKind};
pub use message::live::{Announcer, Live, announcer, provide_announcer};
pub use message::message_bar::{MessageBar, MessageKind};
pub use surface::action_bar::{ActionBar, Bar, PageAction, PageActions};
pub use surface::card::Card;
pub use surface::dialog::{Dialog, Modal};
pub use surface::disclosure::Disclosure;
pub use surface::flyout::Flyout;
pub use surface::layout::{Actions, AppHeader, Columns};
pub use surface::panel::Panel;
pub use surface::tabs::{Tab, TabStrip, Tabs, tab_id};
pub use text::address::{address, host_of, host_view};
pub use text::code_block::CodeBlock;
pub use text::external_link::ExternalLink;
pub use text::icon::{Icon, IconName};
pub use text::page_heading::{HEADING_ID, PageHeading};
pub use text::secret_once::{DOTS, SecretOnce, SecretSource};
pub use unique::unique_id;
