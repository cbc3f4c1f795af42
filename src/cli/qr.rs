//! `quality-clinic qr`: the address of the firms' page as a QR code (GB/T 18284, ISO/IEC 18004) with a line of text, to
//! be printed and put up in town offices.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::{Exit, clinic};
use crate::config::Settings;
use crate::speech::console;
use crate::speech::console::help;

/// Side of the code in units of the picture.
const SIDE: u32 = 600;
/// Height below it for two lines.
const BELOW: u32 = 130;

#[derive(Debug, Args)]
pub struct QrArgs {
    #[arg(long, value_name = "SLUG", help = help::QR_DEPARTMENT)]
    department: Option<String>,
    #[arg(short, long, value_name = "FILE", help = help::QR_OUT)]
    out: PathBuf,
}

/// Writes the picture.
///
/// # Errors
/// The library or the file fails.
pub fn run(settings: &Settings, arguments: &QrArgs) -> anyhow::Result<Exit> {
    let Some(web) = &settings.web else {
        eprintln!("{}", console::QR_WITHOUT_WEB);
        return Ok(Exit::Usage);
    };
    let (guide, _) = clinic::guide(settings)?;
    let departments = guide.departments();
    let named: Vec<String> = arguments.department.iter().cloned().collect();
    let department = match clinic::known_departments(&named, departments) {
        Ok(known) => known.into_iter().next(),
        Err(why) => {
            eprintln!("{why}");
            return Ok(Exit::Usage);
        }
    };
    let base = web.address.clone().unwrap_or_else(|| format!("http://{}", web.listen));
    let url = match &department {
        Some(slug) => format!("{base}/?d={slug}"),
        None => format!("{base}/"),
    };
    let name = department.as_ref().and_then(|slug| departments.get(slug)).map(|department| department.name.as_str());
    let lines = [console::qr_head(settings.office_name.as_deref(), name), console::QR_HINT.to_owned()];
    let picture = picture(&url, &lines)?;
    std::fs::write(&arguments.out, picture).with_context(|| arguments.out.display().to_string())?;
    eprintln!("{}", console::qr_made(&arguments.out, &url));
    if web.address.is_none() {
        eprintln!("{}", console::QR_THIS_MACHINE);
    }
    Ok(Exit::Success)
}

/// The code with its lines, as SVG. Medium correction: a sheet on a wall gets dirty.
fn picture(url: &str, lines: &[String; 2]) -> anyhow::Result<String> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).context("QR code")?;
    let whole = code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).max_dimensions(SIDE, SIDE).build();
    // The declaration stands at the beginning of a document only; ours is around this one.
    let inner = whole.find("<svg").map_or("", |at| &whole[at..]);
    let [head, hint] = lines.each_ref().map(|line| escaped(line));
    let (height, middle) = (SIDE + BELOW, SIDE / 2);
    let (first, second) = (SIDE + 50, SIDE + 100);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {height}\" role=\"img\"><title>{head}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{inner}\n\
         <g text-anchor=\"middle\" fill=\"#000\" font-family=\"sans-serif\">\
         <text x=\"{middle}\" y=\"{first}\" font-size=\"34\" font-weight=\"bold\">{head}</text>\
         <text x=\"{middle}\" y=\"{second}\" font-size=\"26\">{hint}</text></g>\n</svg>\n"
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_holds_the_code_and_its_lines_and_what_is_written_is_no_markup() {
        let picture = picture("http://127.0.0.1:8080/?d=trade", &["A<b>&".to_owned(), "B".to_owned()]).unwrap();
        assert!(picture.starts_with("<svg") && picture.matches("<svg").count() == 2 && !picture.contains("<?xml"));
        assert!(picture.contains("A&lt;b&gt;&amp;") && picture.contains("<path"), "{picture}");
    }
}
