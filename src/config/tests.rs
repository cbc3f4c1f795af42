//! Settings of a file, variables and flags in their rising order of force.

use secrecy::ExposeSecret;

use super::*;

const TOKEN: &str = "123456:AAE-secret_part";

fn variables(pairs: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
    pairs.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))).collect()
}

struct Written {
    _folder: tempfile::TempDir,
    flags: Flags,
    path: PathBuf,
}

fn written(text: &str) -> Written {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, text).unwrap();
    Written { _folder: folder, flags: Flags { config: Some(path.clone()), ..Flags::default() }, path }
}

#[test]
fn without_any_setting_the_defaults_hold() {
    let settings = Settings::load(&Flags::default(), []).unwrap();
    assert_eq!(settings.data, PathBuf::from("data"));
    assert_eq!(settings.knowledge, None);
    assert_eq!(settings.working_hours, None);
    assert_eq!(settings.rules.invitation_hours, 72);
    assert_eq!(settings.rules.retention.clients, Some(1_095));
    assert!(settings.telegram.is_none());
}

#[test]
fn the_environment_overrules_the_file_and_flags_overrule_both() {
    let mut file = written(
        "data = \"from-file\"\nknowledge = \"from-file\"\n[office]\nname = \"三门县质量办\"\n\
         working_hours = [\"08:00-11:30\", \"13:30-17:30\"]\n[invitation]\nvalid_hours = 24\n",
    );
    let environment = [("CLINIC_KNOWLEDGE", "from-variable"), ("CLINIC_DATA", "from-variable")];
    file.flags.data = Some(PathBuf::from("from-flag"));
    let settings = Settings::load(&file.flags, variables(&environment)).unwrap();
    assert_eq!(settings.data, PathBuf::from("from-flag"));
    assert_eq!(settings.knowledge, Some(PathBuf::from("from-variable")));
    assert_eq!(settings.office_name.as_deref(), Some("三门县质量办"));
    assert_eq!(settings.working_hours.unwrap().len(), 2);
    assert_eq!(settings.rules.invitation_hours, 24);
}

#[test]
fn telegram_is_on_with_a_token_which_is_never_printed() {
    let environment = [
        ("TELOXIDE_TOKEN", TOKEN),
        ("TELOXIDE_API_URL", "http://127.0.0.1:18081"),
        ("TELOXIDE_PROXY", "socks5://user:hidden@127.0.0.1:1080"),
    ];
    let settings = Settings::load(&Flags::default(), variables(&environment)).unwrap();
    let telegram = settings.telegram.as_ref().unwrap();
    assert_eq!(telegram.token.expose_secret(), TOKEN);
    assert_eq!(telegram.api_url.as_deref(), Some("http://127.0.0.1:18081"));
    let printed = format!("{settings:?}");
    assert!(!printed.contains("secret_part") && !printed.contains("hidden"), "{printed}");
}

#[test]
fn everything_wrong_is_named_at_once_with_its_place() {
    let file = written(
        "colour = \"blue\"\n[office]\nname = \"\"\nworking_hours = [\"08:30\"]\n[invitation]\nvalid_hours = 100000\n\
         [telegram]\ntoken = true\napi_url = \"localhost\"\n",
    );
    let environment = [("CLINIC_COLOUR", "blue"), ("CLINIC_WORKING_HOURS", "")];
    let problems = Settings::load(&file.flags, variables(&environment)).unwrap_err();
    let line = |line| Origin::File { path: file.path.clone(), line };
    let expected = [
        (line(1), Fault::Unknown("colour".to_owned())),
        (line(3), Fault::Empty(Setting::OfficeName)),
        (line(4), Fault::Hours),
        (line(6), Fault::Number(Setting::InvitationHours, INVITATION_HOURS_MAX)),
        (line(8), Fault::WrongType(Setting::TelegramToken)),
        (line(9), Fault::Url(API_SCHEMES)),
        (line(9), Fault::WithoutToken(Setting::TelegramApiUrl)),
        (Origin::Variable("CLINIC_COLOUR".to_owned()), Fault::Unknown("CLINIC_COLOUR".to_owned())),
    ];
    let mut expected: Vec<_> = expected.into_iter().map(|(origin, fault)| SettingProblem { origin, fault }).collect();
    expected.sort();
    assert_eq!(problems, expected);
}

#[test]
fn what_is_not_toml_is_named_by_line_without_quoting_it() {
    let file = written("data = \"x\"\n[telegram]\ntoken = 123456:AAE-secret_part\n");
    let problems = Settings::load(&file.flags, []).unwrap_err();
    assert_eq!(problems[0].origin, Origin::File { path: file.path, line: 3 });
    assert!(!format!("{problems:?}").contains("secret_part"), "{problems:?}");
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let missing = PathBuf::from("no-such-folder/clinic.toml");
    let flags = Flags { config: Some(missing.clone()), ..Flags::default() };
    let by_flag = Settings::load(&flags, []).unwrap_err();
    assert_eq!(by_flag[0].origin, Origin::Flag("--config"));
    let environment = [("CLINIC_CONFIG", "no-such-folder/clinic.toml")];
    let by_variable = Settings::load(&Flags::default(), variables(&environment)).unwrap_err();
    assert_eq!(by_variable[0].origin, Origin::Variable("CLINIC_CONFIG".to_owned()));
    assert!(matches!(by_variable[0].fault, Fault::NoFile(_)));
}

#[test]
fn values_are_checked_by_form() {
    for (variable, good, bad) in [
        ("CLINIC_WORKING_HOURS", "08:30-12:00, 14:00-17:00", "08:30-12:00,11:00-17:00"),
        ("CLINIC_INVITATION_HOURS", "1", "0"),
        ("CLINIC_OPEN_TICKETS", "100", "101"),
        ("CLINIC_CLAIM_LAPSES_HOURS", "4", "half a day"),
        ("CLINIC_WARN_MINUTES", "30", "-1"),
        ("CLINIC_RETENTION_TALK_DAYS", "off", "0"),
        ("CLINIC_RETENTION_CLIENT_DAYS", "3650", "3651"),
        (
            "CLINIC_OFFICE_NAME",
            "质量办",
            "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
        ),
        ("TELOXIDE_TOKEN", "1:x", "no-colon"),
    ] {
        assert!(Settings::load(&Flags::default(), variables(&[(variable, good)])).is_ok(), "{variable} {good}");
        assert!(Settings::load(&Flags::default(), variables(&[(variable, bad)])).is_err(), "{variable} {bad}");
    }
}
