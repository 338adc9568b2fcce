//! Hosts that nobody has at home: their files, read by the rules that the hosts publish, have to send what the tables say.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::{
    site::{Site, root},
    table::{Tables, plain},
};

fn hosting(file: &str) -> String {
    fs::read_to_string(root().join(".hosting").join(file)).expect("a file of .hosting")
}

fn json(file: &str) -> Value {
    let text: String = hosting(file).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    serde_json::from_str(&text).expect("JSON")
}

/// How long files that are named after their content are kept by these rules.
enum Kept<'a> {
    AsTheTablesSay,
    /// A host that sends the same with what is missing.
    Only(&'a str),
    /// Another place says it.
    Elsewhere,
}

/// Holds what a host sends with an address to the tables.
fn holds(host: &str, sent: impl Fn(&str) -> BTreeMap<String, String>, kept: Kept<'_>) {
    let mut wrong = Vec::new();
    let addresses = Site::get().files.iter().map(|file| (format!("/{file}"), file.as_str()));
    for (address, file) in addresses.chain([("/".to_owned(), "index.html")]) {
        let (wanted, sent) = (Tables::read().sent(file).expect("a row"), sent(&address));
        for (name, value) in wanted.headers.iter().filter(|(_, value)| !value.is_empty()) {
            if sent.get(name).map(|sent| plain(sent)).as_ref() != Some(value) {
                wrong.push(format!("{address}: {name} is {:?} instead of {value}", sent.get(name)));
            }
        }
        let cache = sent.get("cache-control").map_or("no-cache", String::as_str);
        let is_kept = match kept {
            Kept::Only(time) if wanted.cache_control.contains("immutable") => plain(cache) == time,
            Kept::Elsewhere => true,
            _ => plain(cache) == wanted.cache_control,
        };
        if !is_kept {
            wrong.push(format!("{address} is kept: {cache}"));
        }
        if sent.contains_key("cross-origin-opener-policy") {
            wrong.push(format!("{address}: Cross-Origin-Opener-Policy"));
        }
    }
    assert!(wrong.is_empty(), "{host}:\n{}", wrong.join("\n"));
}

/// Whether a pattern with stars matches the whole of an address; a star stands for anything.
fn starred(pattern: &str, address: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == address,
        Some((before, after)) => address
            .strip_prefix(before)
            .is_some_and(|rest| (0..=rest.len()).any(|at| rest.is_char_boundary(at) && starred(after, &rest[at..]))),
    }
}

/// A file of rules as Cloudflare and Netlify read it: an address, then its headers, each on an indented line.
fn rules(text: &str) -> Vec<(String, Vec<String>)> {
    let mut rules: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if line.starts_with(char::is_whitespace) {
            rules.last_mut().expect("an address before").1.push(line.trim().to_owned());
        } else {
            assert!(
                line.starts_with('/') && line.matches('*').count() <= 1,
                "an address with one star at most: {line}"
            );
            rules.push((line.to_owned(), Vec::new()));
        }
    }
    rules
}

/// What such rules send: all that match count, in their order, and what they say of one header is joined; `!` takes back.
fn sent_by(rules: &[(String, Vec<String>)], address: &str) -> BTreeMap<String, String> {
    let mut sent = BTreeMap::<String, String>::new();
    for line in rules.iter().filter(|(pattern, _)| starred(pattern, address)).flat_map(|(_, lines)| lines) {
        if let Some(name) = line.strip_prefix("! ") {
            sent.remove(&name.to_lowercase());
        } else {
            let (name, value) = line.split_once(": ").expect("a header");
            sent.entry(name.to_lowercase())
                .and_modify(|known| *known = format!("{known}, {value}"))
                .or_insert_with(|| value.to_owned());
        }
    }
    sent
}

/// <https://developers.cloudflare.com/workers/static-assets/headers/>
#[test]
fn cloudflare_sends_what_the_tables_say() {
    let rules = rules(&hosting("cloudflare/_headers"));
    holds("Cloudflare", |address| sent_by(&rules, address), Kept::Only("public, max-age=86400"));
    assert!(rules.len() <= 100 && hosting("cloudflare/_headers").lines().all(|line| line.len() <= 2_000));
}

/// <https://developers.cloudflare.com/workers/static-assets/routing/advanced/html-handling/>
#[test]
fn cloudflare_leaves_addresses_as_they_are() {
    let worker = json("cloudflare/wrangler.jsonc");
    assert_eq!(worker["assets"]["html_handling"], "none", "or auth.html is redirected");
    assert_eq!(worker["assets"]["not_found_handling"], "none", "or what is missing is index.html");
    assert!(worker.get("main").is_none(), "there is no program");
    assert!(worker["compatibility_date"].as_str().is_some_and(|date| date.len() == 10));
    let redirects = hosting("cloudflare/_redirects");
    let lines: Vec<&str> = redirects.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines, ["/ /index.html 200"], "a rewrite of the one address without a name");
}

/// <https://docs.netlify.com/manage/routing/headers/>
#[test]
fn netlify_sends_what_the_tables_say() {
    let text = hosting("netlify/_headers");
    assert!(!text.contains("\n  !"), "Netlify takes nothing back");
    let rules = rules(&text);
    holds("Netlify", |address| sent_by(&rules, address), Kept::AsTheTablesSay);
    let settings = hosting("netlify/netlify.toml");
    for line in ["publish = \"dist\"", "skip_processing = true", "pretty_urls = false"] {
        assert!(settings.lines().any(|known| known == line), "{line}");
    }
    assert!(!settings.contains("[[redirects]]"));
}

/// <https://learn.microsoft.com/azure/static-web-apps/configuration>: the first rule that matches is the only one, and what
/// it says goes before what is said for all.
#[test]
fn azure_static_web_apps_sends_what_the_tables_say() {
    let config = json("azure-static-web-apps/staticwebapp.config.json");
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    for key in keys(&config) {
        assert!(["globalHeaders", "mimeTypes", "routes"].contains(&key.as_str()), "no fallback, no sign-in: {key}");
    }
    let routes = config["routes"].as_array().expect("rules");
    let text = |headers: &Value| -> BTreeMap<String, String> {
        let pairs = headers.as_object().expect("headers").iter();
        pairs.map(|(name, value)| (name.to_lowercase(), value.as_str().expect("text").to_owned())).collect()
    };
    for rule in routes {
        let known = ["route", "headers"];
        assert!(keys(rule).iter().all(|key| known.contains(&key.as_str())), "{rule}");
        let route = rule["route"].as_str().expect("a route");
        // A star stands at the end, or before endings.
        assert!(
            route.starts_with('/')
                && route.split_once('*').is_none_or(|(_, rest)| rest.is_empty() || rest.starts_with(".{"))
        );
    }
    let matches = |route: &str, address: &str| match route.split_once("*.{") {
        None => starred(route, address),
        Some((before, endings)) => {
            let ending = address.rsplit('.').next().unwrap_or_default();
            address.starts_with(before) && endings.trim_end_matches('}').split(',').any(|one| one == ending)
        }
    };
    let sent = |address: &str| {
        let mut sent = text(&config["globalHeaders"]);
        let rule = routes.iter().find(|rule| matches(rule["route"].as_str().unwrap_or_default(), address));
        sent.extend(rule.map(|rule| text(&rule["headers"])).unwrap_or_default());
        sent
    };
    holds("Azure Static Web Apps", sent, Kept::AsTheTablesSay);
    for file in &Site::get().files {
        let ending = format!(".{}", file.rsplit('.').next().unwrap_or_default());
        let kind = config["mimeTypes"][&ending].as_str().unwrap_or_default();
        let wanted = Tables::read().sent(file).expect("a row").content_type;
        assert_eq!(kind.split(';').next(), Some(wanted.as_str()), "{file}");
    }
}

/// What a value of the template refers to.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match (name.as_str(), inner) {
                    ("Ref", Value::String(to)) => found.push(to.clone()),
                    ("Fn::GetAtt", Value::Array(to)) => found.push(to[0].as_str().expect("a name").to_owned()),
                    ("Fn::Sub", Value::String(text)) => {
                        let inside = text.split("${").skip(1).filter_map(|rest| rest.split('}').next());
                        found.extend(inside.map(|name| name.split('.').next().unwrap_or_default().to_owned()));
                    }
                    _ => references(inner, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CloudFront.html>
#[test]
fn cloudfront_sends_what_the_tables_say() {
    let template = json("s3-cloudfront/template.json");
    let (resources, parameters) = (&template["Resources"], &template["Parameters"]);
    let mut referred = Vec::new();
    references(&template, &mut referred);
    for name in referred {
        let is_known = resources.get(&name).or(parameters.get(&name)).is_some() || name.starts_with("AWS::");
        assert!(is_known, "nothing is called {name}");
    }
    let distribution = &resources["Distribution"]["Properties"]["DistributionConfig"];
    assert_eq!(distribution["DefaultRootObject"], "index.html");
    let errors = distribution["CustomErrorResponses"].as_array().expect("errors");
    assert!(
        errors.iter().all(|error| error.get("ResponsePagePath").is_none()),
        "no page in the place of what is missing"
    );
    let behaviours = distribution["CacheBehaviors"].as_array().expect("behaviours");
    let all = behaviours.iter().chain([&distribution["DefaultCacheBehavior"]]);
    for one in all {
        assert_eq!((&one["Compress"], &one["ViewerProtocolPolicy"]), (&Value::Bool(true), &"redirect-to-https".into()));
        let cache =
            &resources[one["CachePolicyId"]["Ref"].as_str().expect("a policy")]["Properties"]["CachePolicyConfig"];
        let keyed = &cache["ParametersInCacheKeyAndForwardedToOrigin"];
        assert!(keyed["EnableAcceptEncodingBrotli"] == true && keyed["EnableAcceptEncodingGzip"] == true);
        assert_eq!(cache["MinTTL"], 0, "what is not to be kept is not");
    }
    let sent = |address: &str| {
        let is_it = |one: &&Value| starred(one["PathPattern"].as_str().unwrap_or_default(), address);
        let behaviour = behaviours.iter().find(is_it).unwrap_or(&distribution["DefaultCacheBehavior"]);
        let policy = &resources[behaviour["ResponseHeadersPolicyId"]["Ref"].as_str().expect("a policy")];
        let config = &policy["Properties"]["ResponseHeadersPolicyConfig"];
        let security = &config["SecurityHeadersConfig"];
        let policy = &security["ContentSecurityPolicy"]["ContentSecurityPolicy"];
        let parents = parameters["FrameAncestors"]["Default"].as_str().expect("a default");
        let mut sent = BTreeMap::from([(
            "referrer-policy".to_owned(),
            security["ReferrerPolicy"]["ReferrerPolicy"].as_str().unwrap_or_default().to_owned(),
        )]);
        if let Some(policy) = policy.as_str().or(policy["Fn::Sub"].as_str()) {
            sent.insert("content-security-policy".to_owned(), policy.replace("${FrameAncestors}", parents));
        }
        if let Some(origins) = config["CorsConfig"]["AccessControlAllowOrigins"]["Items"].as_array() {
            let origin = origins[0].as_str().expect("an origin").to_owned();
            sent.insert("access-control-allow-origin".to_owned(), origin);
        }
        if security.get("ContentTypeOptions").is_some() {
            sent.insert("x-content-type-options".to_owned(), "nosniff".to_owned());
        }
        for item in config["CustomHeadersConfig"]["Items"].as_array().into_iter().flatten() {
            let field = |name: &str| item[name].as_str().expect("text").to_owned();
            sent.insert(field("Header").to_lowercase(), field("Value"));
        }
        sent
    };
    // How long files are kept comes with them from the bucket: the upload says it.
    holds("CloudFront", sent, Kept::Elsewhere);
    let bucket = &resources["Bucket"]["Properties"]["PublicAccessBlockConfiguration"];
    assert!(bucket.as_object().is_some_and(|block| block.len() == 4 && block.values().all(|one| one == true)));
    let statements = &resources["BucketPolicy"]["Properties"]["PolicyDocument"]["Statement"];
    for statement in statements.as_array().expect("statements") {
        assert_eq!(statement["Principal"]["Service"], "cloudfront.amazonaws.com");
        assert!(statement["Condition"]["StringEquals"].get("AWS:SourceArn").is_some(), "this distribution alone");
    }
    assert!(
        statements.to_string().contains("s3:ListBucket"),
        "without it a missing file is 403, and so is config.json"
    );
}

/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax>
#[test]
fn the_workflow_for_github_pages_builds_and_deploys_and_may_do_nothing_else() {
    let text = hosting("github-pages/pages.yml");
    let all = yaml_rust2::YamlLoader::load_from_str(&text).expect("YAML");
    let flow = &all[0];
    assert_eq!(flow["permissions"]["contents"].as_str(), Some("read"));
    assert_eq!(flow["permissions"].as_hash().map(hashlink_len), Some(1));
    let (build, deploy) = (&flow["jobs"]["build"], &flow["jobs"]["deploy"]);
    assert!(build["permissions"].is_badvalue(), "what is built may write nothing");
    assert_eq!(deploy["permissions"]["pages"].as_str(), Some("write"));
    assert_eq!(deploy["permissions"]["id-token"].as_str(), Some("write"));
    assert_eq!(deploy["needs"].as_str(), Some("build"));
    let steps = build["steps"].as_vec().expect("steps");
    assert!(steps.iter().any(|step| step["run"].as_str() == Some("make build")));
    let upload = steps.iter().find(|step| step["uses"].as_str().is_some_and(|uses| uses.contains("upload-pages")));
    assert_eq!(upload.expect("an upload")["with"]["path"].as_str(), Some("dist"));
    for uses in text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: ")) {
        assert!(uses.starts_with("actions/") && uses.contains("@v"), "GitHub's own, in a version: {uses}");
    }
    assert!(!text.contains("secrets."));
}

fn hashlink_len(map: &yaml_rust2::yaml::Hash) -> usize {
    map.len()
}

#[test]
fn who_may_frame_the_page_is_said_in_one_line_of_each_host() {
    for (file, lines) in [
        ("nginx/maps.conf", 1),
        ("apache/.htaccess", 1),
        ("caddy/Caddyfile", 1),
        ("node/serve.mjs", 1),
        ("python/serve.py", 1),
        ("azure-static-web-apps/staticwebapp.config.json", 1),
        ("cloudflare/_headers", 1),
        ("netlify/_headers", 2),
    ] {
        let text = hosting(file);
        let said = text.lines().filter(|line| line.contains("frame-ancestors 'none'"));
        assert_eq!(said.count(), lines, "{file}");
    }
}

#[test]
fn rules_are_read_as_these_hosts_read_them() {
    let rules = rules("# one\n/*\n  A: 1\n  B: 2\n/x-*\n  A: 3\n  ! B\n");
    let sent = |address| sent_by(&rules, address).into_iter().collect::<Vec<_>>();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(sent("/y"), [pair("a", "1"), pair("b", "2")]);
    assert_eq!(sent("/x-1/y"), [pair("a", "1, 3")]);
    assert!(starred("/*", "/") && starred("/a*c", "/abc") && !starred("/a", "/ab"));
}
