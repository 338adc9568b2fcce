//! Lists as they are pasted.

use super::*;

const A: &str = "https://a.contoso.com/cb";
const B: &str = "https://b.contoso.com/cb";

#[test]
fn a_list_gives_one_row_for_each_address_however_it_is_written() {
    for list in [
        "https://a.contoso.com/cb,https://b.contoso.com/cb",
        "https://a.contoso.com/cb, https://b.contoso.com/cb,",
        "https://a.contoso.com/cb;https://b.contoso.com/cb;",
        "https://a.contoso.com/cb ; https://b.contoso.com/cb",
        "https://a.contoso.com/cb|https://b.contoso.com/cb",
        "| https://a.contoso.com/cb | https://b.contoso.com/cb |",
        "https://a.contoso.com/cb https://b.contoso.com/cb",
        "https://a.contoso.com/cb\u{a0}https://b.contoso.com/cb",
        "https://a.contoso.com/cb\thttps://b.contoso.com/cb",
        "https://a.contoso.com/cb\r\nhttps://b.contoso.com/cb\r\n",
        "\n\n  https://a.contoso.com/cb  \n\n\thttps://b.contoso.com/cb",
        "\"https://a.contoso.com/cb\", \"https://b.contoso.com/cb\"",
        "'https://a.contoso.com/cb' 'https://b.contoso.com/cb'",
        "“https://a.contoso.com/cb”, “https://b.contoso.com/cb”",
        "„https://a.contoso.com/cb“ «https://b.contoso.com/cb»",
        "‘https://a.contoso.com/cb’,‘https://b.contoso.com/cb’",
        "`https://a.contoso.com/cb` `https://b.contoso.com/cb`",
        "[\"https://a.contoso.com/cb\",\"https://b.contoso.com/cb\"]",
        "[\n  \"https://a.contoso.com/cb\",\n  \"https://b.contoso.com/cb\"\n],",
        "{\"redirectUris\": [\"https://a.contoso.com/cb\", \"https://b.contoso.com/cb\"]}",
        "\"web\": {\n  \"redirectUris\": [\n    \"https://a.contoso.com/cb\",\n    \"https://b.contoso.com/cb\"\n  ]\n}",
        "(https://a.contoso.com/cb) (https://b.contoso.com/cb)",
        "<https://a.contoso.com/cb>, <https://b.contoso.com/cb>",
        "- https://a.contoso.com/cb\n- https://b.contoso.com/cb",
        "* https://a.contoso.com/cb\n* https://b.contoso.com/cb",
        "+ https://a.contoso.com/cb\n+ https://b.contoso.com/cb",
        "1. https://a.contoso.com/cb\n2. https://b.contoso.com/cb",
        "1) https://a.contoso.com/cb\n12) https://b.contoso.com/cb",
        "• https://a.contoso.com/cb\n•https://b.contoso.com/cb",
        "- [x] https://a.contoso.com/cb\n- [ ] https://b.contoso.com/cb",
        "- `https://a.contoso.com/cb`,\n- `https://b.contoso.com/cb`",
        "> https://a.contoso.com/cb\n> https://b.contoso.com/cb",
        "https://a.contoso.com/cb，https://b.contoso.com/cb",
        "https://a.contoso.com/cb；https://b.contoso.com/cb",
        "[\"https:\\/\\/a.contoso.com\\/cb\",\"https:\\/\\/b.contoso.com\\/cb\"]",
        "[{\"url\":\"https://a.contoso.com/cb\"},{\"url\":\"https://b.contoso.com/cb\"}]",
        // Lines that a text box of one line has run together.
        "https://a.contoso.com/cbhttps://b.contoso.com/cb",
    ] {
        assert_eq!(read_list(list), [A, B], "{list:?}");
    }
}

#[test]
fn what_belongs_to_an_address_does_not_split_it() {
    for one in [
        "https://contoso.com/a,b;c|d",
        "https://contoso.com/a,b.html",
        "https://contoso.com/cb?ids=1,2;3|4",
        "https://contoso.com/cb?next=https://contoso.com/home",
        "https://contoso.com/cb?next='https://contoso.com/home",
        "https://contoso.com/cb?next=$https",
        "https://proxy.contoso.com/https://contoso.com/cb",
        "https://contoso.com/@52.5,13.4,15z",
        "https://contoso.com/my app",
        "https://contoso.com/my app.html",
        "https://*.contoso.com/cb",
        "*.contoso.com/cb",
        "https://[2001:db8::1]/",
        "https://[::1]",
        "https://<your-app>.azurewebsites.net/cb",
        "https://contoso.com/<id>",
        "<your-app>",
        "https://contoso.com/{tenant}",
        "{tenant}.contoso.com/{id}",
        "contoso.com/cb?next=https://contoso.com/home",
    ] {
        assert_eq!(read_list(one), [one], "{one}");
        assert!(count(one) <= 1, "{one}");
    }
}

#[test]
fn other_schemes_and_none_are_lists_as_well() {
    assert_eq!(read_list("myapp://auth, https://a.contoso.com/cb"), ["myapp://auth", A]);
    assert_eq!(read_list("contoso.com/a, contoso.com/b"), ["contoso.com/a", "contoso.com/b"]);
    assert_eq!(read_list("contoso.com/a,contoso.com/b"), ["contoso.com/a", "contoso.com/b"]);
    assert_eq!(read_list("contoso.com, fabrikam.com"), ["contoso.com", "fabrikam.com"]);
    assert_eq!(
        read_list("localhost:3000/cb localhost:5000/cb;http://127.0.0.1/x"),
        ["localhost:3000/cb", "localhost:5000/cb", "http://127.0.0.1/x"]
    );
}

#[test]
fn words_beside_an_address_stay_in_its_row() {
    assert_eq!(
        read_list("Prod: https://a.contoso.com/cb, Test: https://b.contoso.com/cb"),
        ["Prod: https://a.contoso.com/cb", "Test: https://b.contoso.com/cb"]
    );
    assert_eq!(read_list("Callbacks\nhttps://a.contoso.com/cb\tProduction"), ["Callbacks", A, "Production"]);
}

#[test]
fn the_address_of_a_row_is_found_among_what_stands_around_it() {
    for row in [
        "\"https://a.contoso.com/cb\"",
        "https://a.contoso.com/cb,",
        "- https://a.contoso.com/cb;",
        "Prod: https://a.contoso.com/cb",
        "Redirect URI = \"https://a.contoso.com/cb\",",
        "REDIRECT_URI=https://a.contoso.com/cb",
        "\"url\": \"https://a.contoso.com/cb\",",
        "[Prod](https://a.contoso.com/cb)",
        "https://a.contoso.com/cb (prod)",
        "1.https://a.contoso.com/cb",
    ] {
        assert_eq!(bare(row), A, "{row}");
        assert_eq!(count(row), 1, "{row}");
    }
    for whole in [A, "https://contoso.com/it's(me)", "callback", "contoso.com/cb?next=https://b.com", "<your-app>"] {
        assert_eq!(bare(whole), whole);
    }
}

#[test]
fn marks_alone_are_no_rows() {
    assert_eq!(read_list(" , ;\n|---|---|\n- \n* \n[\n]\n\"\"\n{}"), [""; 0]);
}
