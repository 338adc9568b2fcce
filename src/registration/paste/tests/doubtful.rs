//! What may be a name and may be none.

use super::*;

#[test]
fn marks_headings_and_prose_are_no_names() {
    for (list, expected) in [
        (
            "- `profile` (Delegated): Allows the app to see your users' basic profile (e.g., name, email address)",
            vec!["profile"],
        ),
        ("openid - Sign users in\nprofile – View users' basic profile, and email", vec!["openid", "profile"]),
        (
            "- `User.Read.All` (Application): Allows the app to read, without a signed-in user",
            vec!["User.Read.All (role)"],
        ),
        (
            "Required API permissions:\n\n- User.Read: sign in and read user profile\n- Mail.Send: send mail",
            vec!["User.Read", "Mail.Send"],
        ),
        ("Grant User.Read and Mail.Send to the app, then press Save.", vec!["User.Read", "Mail.Send"]),
        ("Sign in and read user profile", vec![]),
        ("Mail, e.g. of Node.js v1.0 (see https://learn.microsoft.com/graph/permissions-reference)", vec![]),
        (
            "### User.Read\n| Category | Application | Delegated |\n|--|--|--|\n| Identifier | - | e1fe6dd8-ba31-4d61-89e7-88639da4683d |",
            vec!["User.Read"],
        ),
        ("| User.Read | e1fe6dd8-ba31-4d61-89e7-88639da4683d | n/a | No |", vec!["User.Read"]),
        ("User.Read (e1fe6dd8-ba31-4d61-89e7-88639da4683d)", vec!["User.Read"]),
        ("Email\nProfile\nUsers", vec![]),
    ] {
        assert_eq!(picks(list), expected, "{list}");
    }
}

#[test]
fn an_api_that_is_named_in_prose_is_not_that_of_the_permission() {
    let apis =
        |list: &str| read(list).into_iter().filter(|named| !named.is_word()).map(|named| named.api).collect::<Vec<_>>();
    assert_eq!(apis("| Orders.Read | Delegated | Reads orders through Microsoft Graph |"), [NamedApi::Unsaid]);
    assert_eq!(apis("- `Orders.Read`: reads orders through Microsoft Graph"), [NamedApi::Unsaid]);
    let vault = NamedApi::AppId(WellKnownApi::AzureKeyVault.app_id());
    assert_eq!(apis("Required Azure Key Vault permissions:\n- user_impersonation"), std::slice::from_ref(&vault));
    assert_eq!(apis("Grant user_impersonation of Azure Key Vault to the app."), [vault]);
}

#[test]
fn what_is_probably_mistyped_is_given_back_with_what_may_be_meant() {
    let near = |text: &str, near: &str| (text.to_owned(), Some(near.to_owned()));
    assert_eq!(back("User.ReadAll"), [near("User.ReadAll", "User.Read.All")]);
    assert_eq!(back("userreadall Mail.Sned"), [near("userreadall", "User.Read.All"), near("Mail.Sned", "Mail.Send")]);
    assert_eq!(back("Users.Read, mail_sned"), [near("Users.Read", "User.Read"), near("mail_sned", "Mail.Send")]);
    assert_eq!(back("Read.User.All opendi"), [near("Read.User.All", "User.Read.All"), near("opendi", "openid")]);
    assert_eq!(back("opendi"), [near("opendi", "openid")]);
    assert_eq!(back("The app needs User.ReadAll to read users."), [near("User.ReadAll", "User.Read.All")]);
    assert_eq!(back("| Microsoft Graph | Application | User.ReadAll |"), [near("User.ReadAll", "User.Read.All")]);
    assert_eq!(back("Nothing.Here"), [("Nothing.Here".to_owned(), None)]);
    assert_eq!(back("User.Read launch Mail.Send"), [("launch".to_owned(), None)]);
}

#[test]
fn a_suggestion_is_of_the_kind_that_is_stated() {
    let (_, unmatched) = matched("User.ReadAll (Application)");
    let [(_, NotMatched::NoSuchPermission { near: Some(near), .. })] = &unmatched[..] else { panic!("{unmatched:?}") };
    assert_eq!(near.kind, Application);
    assert_eq!(matched("Files.Raed (Application)").1.len(), 1);
    assert_eq!(back("Files.Raed (Application)"), [("Files.Raed".to_owned(), None)]);
}
