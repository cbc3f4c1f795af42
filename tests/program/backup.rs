//! The drill: a backup of a clinic in use, a catastrophe, and the clinic as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;

use super::{folder, program, run};

/// A clinic with a ticket that has a file.
fn clinic() -> TempDir {
    let data = folder();
    let said = run(&data, &["chat", "--name", "王厂长"], "地磅多久检一次\n找专家\n直接挂号\n跳过\n");
    assert!(said.out.contains("ZL-"), "{}", said.out);
    fs::create_dir_all(data.path().join("clinic/attachments")).unwrap();
    fs::write(data.path().join("clinic/attachments/photo.jpg"), "a photo").unwrap();
    data
}

fn tickets(data: &TempDir) -> String {
    run(data, &["chat", "--name", "王厂长"], "/my\n").out
}

/// The folder with what a restore has moved aside.
fn aside(clinic: &Path) -> PathBuf {
    let mut names = fs::read_dir(clinic).unwrap().map(|entry| entry.unwrap().path());
    names.find(|path| path.file_name().unwrap().to_string_lossy().starts_with("before-restore-")).expect("moved aside")
}

#[test]
fn what_was_backed_up_comes_back_and_what_was_there_is_moved_aside() {
    let data = clinic();
    let made = run(&data, &["backup", "one.tar"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.out.contains("咨询单 1"), "{}", made.out);
    let again = run(&data, &["backup", "one.tar"], "");
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("没有覆盖"), "{}", again.err);
    // The catastrophe: the database is cut, the photo is gone.
    let clinic = data.path().join("clinic");
    fs::write(clinic.join("clinic.db"), "cut").unwrap();
    for log in ["clinic.db-wal", "clinic.db-shm"] {
        let _ = fs::remove_file(clinic.join(log));
    }
    fs::remove_file(clinic.join("attachments/photo.jpg")).unwrap();
    fs::write(clinic.join("attachments/later.jpg"), "a later photo").unwrap();
    let ill = run(&data, &["doctor"], "");
    assert_eq!(ill.code, Some(1));
    assert!(ill.out.contains("要处理  数据库"), "{}", ill.out);
    let restored = run(&data, &["restore", "one.tar"], "");
    assert_eq!(restored.code, Some(0), "{}{}", restored.out, restored.err);
    assert!(tickets(&data).contains("ZL-2026-00001"));
    assert_eq!(fs::read_to_string(clinic.join("attachments/photo.jpg")).unwrap(), "a photo");
    assert!(!clinic.join("attachments/later.jpg").exists());
    let aside = aside(&clinic);
    assert_eq!(fs::read_to_string(aside.join("clinic.db")).unwrap(), "cut");
    assert_eq!(fs::read_to_string(aside.join("attachments/later.jpg")).unwrap(), "a later photo");
    let well = run(&data, &["doctor"], "");
    assert!(well.out.contains("正常  数据库：完好"), "{}", well.out);
}

#[test]
fn a_broken_backup_changes_nothing_and_a_running_service_is_not_restored_under() {
    let data = clinic();
    assert_eq!(run(&data, &["backup", "one.tar"], "").code, Some(0));
    let whole = fs::read(data.path().join("one.tar")).unwrap();
    let middle = whole.len() / 2;
    for (name, bytes) in [
        ("cut.tar", whole[..middle].to_vec()),
        ("empty.tar", vec![]),
        ("none.tar", b"no archive at all".repeat(99)),
        ("flipped.tar", {
            // In the middle of the database, which its check finds.
            let mut bytes = whole.clone();
            bytes[middle..middle + 4096].fill(0x5a);
            bytes
        }),
    ] {
        fs::write(data.path().join(name), bytes).unwrap();
        let refused = run(&data, &["restore", name], "");
        assert_eq!(refused.code, Some(1), "{name}: {}", refused.out);
        assert!(refused.err.contains("原样未动"), "{name}: {}", refused.err);
    }
    assert!(tickets(&data).contains("ZL-2026-00001"));
    let mut service =
        program(data.path()).arg("serve").env("CLINIC_WEB_LISTEN", "off").stderr(Stdio::null()).spawn().unwrap();
    let lock = data.path().join("clinic/serve.lock");
    while !fs::read_to_string(&lock).is_ok_and(|text| text.trim() == service.id().to_string()) {
        std::thread::yield_now();
    }
    let refused = run(&data, &["restore", "one.tar"], "");
    service.kill().unwrap();
    service.wait().unwrap();
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains(&service.id().to_string()), "{}", refused.err);
}
