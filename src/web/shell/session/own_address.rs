//! Whether people can sign in on a page at this address, and the address at which they can.

use crate::web::reactive::prelude::*;

use crate::{
    signin::return_address::{ReturnAddress, ReturnAddressProblem},
    web::browser::location,
    words::session::signing_in as words,
};

/// The redirect URI of this page, or why it cannot have one.
pub fn own() -> Result<ReturnAddress, ReturnAddressProblem> {
    ReturnAddress::of_page(&location::base())
}

/// Why nobody can sign in here, with a link to the same page where they can, if there is one.
pub fn why_not(problem: ReturnAddressProblem) -> AnyView {
    let elsewhere = ReturnAddress::on_localhost(&location::base()).map(|address| {
        let text = words::open_on_localhost(&address);
        view! {
            <p>
                <a class="link" href=address>
                    {text}
                </a>
            </p>
        }
    });
    view! {
        <p class="card__text">{words::return_address_problem(problem)}</p>
        {elsewhere}
    }
    .into_any()
}
