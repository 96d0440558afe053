"""Every package is built from the program that was tested, installed into an empty place from its file, and run."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KAMERLINT = pathlib.Path(os.environ["KAMERLINT"])
CARGO = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]
VERSION = CARGO["version"]
BAD = "Vraag 1\nWie?\n\nVraag 2\nWat?\n\nAntwoord 2\nNiets.\n"
# What an empty environment has: no Rust, nothing of this one.
EMPTY = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"}
LINUX = sys.platform == "linux" and os.uname().machine == "x86_64"


def run(*command, **more):
    return subprocess.run([str(part) for part in command], text=True, capture_output=True, **more)


@unittest.skipUnless(LINUX, "packages are made for Linux on x86-64 here")
class Packages(unittest.TestCase):
    def setUp(self):
        temp = tempfile.TemporaryDirectory()
        self.addCleanup(temp.cleanup)
        self.folder = pathlib.Path(temp.name)
        self.drafts = self.folder / "drafts"
        self.drafts.mkdir()
        (self.drafts / "a.txt").write_text(BAD)

    def ok(self, done, status=0):
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout.strip()

    def checks(self, *program, **more):
        """The installed program finds what it should in a draft."""
        more = {"env": EMPTY, "cwd": self.drafts, **more}
        self.assertEqual(self.ok(run(*program, "--version", **more)), f"kamerlint {VERSION}")
        said = self.ok(run(*program, "check", "--output-format", "concise", "a.txt", **more), 1)
        self.assertIn("a.txt:1:1: fout KL101: vraag 1 is niet beantwoord", said)

    def summed(self, file):
        """The file has its SHA-256 beside it."""
        file = pathlib.Path(file)
        self.ok(run("sha256sum", "-c", "--quiet", f"{file.name}.sha256", cwd=file.parent))
        return file

    @unittest.skipUnless(shutil.which("cargo"), "no cargo")
    def test_the_wheel(self):
        # maturin asks cargo, which has the program ready: the same build as that of the tests.
        built = ROOT / "target/release/kamerlint"
        if not built.exists() or built.read_bytes() != KAMERLINT.read_bytes():
            self.skipTest("the program is not the release build of this folder")
        wheel = self.summed(self.ok(run("bash", "ci/wheel.sh", shutil.which("maturin"), self.folder / "dist", cwd=ROOT)))
        parts = self.summed(str(wheel).removesuffix(".whl") + ".cyclonedx.json")
        with zipfile.ZipFile(wheel) as archive:
            program = next(name for name in archive.namelist() if name.endswith("/scripts/kamerlint"))
            self.assertEqual(archive.read(program), KAMERLINT.read_bytes(), "the very program that was tested")
            about = archive.read(f"kamerlint-{VERSION}.dist-info/METADATA").decode()
        self.assertIn(f"Project-URL: Source Code, {CARGO['repository']}\n", about)
        self.ok(run(sys.executable, "-m", "venv", self.folder / "venv"))
        self.ok(run(self.folder / "venv/bin/pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", wheel))
        self.checks(self.folder / "venv/bin/kamerlint")
        self.components(parts)

    def components(self, file):
        from cyclonedx.schema import SchemaVersion
        from cyclonedx.validation.json import JsonStrictValidator
        text = file.read_text()
        listed = json.loads(text)
        version = SchemaVersion.from_version(listed["specVersion"])
        self.assertIsNone(JsonStrictValidator(version).validate_str(text))
        names = {part["name"] for part in listed["components"]}
        wanted = {re.split(r"\s", line)[0] for line in self.ok(run(
            "cargo", "tree", "--locked", "--depth", "1", "--edges", "normal", "--prefix", "none", cwd=ROOT)).splitlines()[1:] if line}
        self.assertGreater(len(wanted), 20)
        self.assertLessEqual(wanted, names, "what the program is made of is listed")

    @unittest.skipUnless(shutil.which("npm"), "no npm")
    def test_the_packages_for_npm(self):
        dist = self.folder / "dist"
        own = self.summed(self.ok(run("bash", "ci/npm.sh", KAMERLINT, "linux-x64", dist, cwd=ROOT)))
        wrapper = self.summed(self.ok(run("bash", "ci/npm.sh", "wrapper", dist, cwd=ROOT)))
        place = self.folder / "npm"
        place.mkdir()
        (place / "package.json").write_text("{}")
        env = {**EMPTY, "HOME": str(self.folder)}
        self.ok(run("npm", "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", own, wrapper, cwd=place, env=env))
        self.checks(place / "node_modules/.bin/kamerlint")
        about = json.loads((place / "node_modules/kamerlint/package.json").read_text())
        self.assertEqual(about["repository"]["url"], CARGO["repository"])
        self.assertEqual(set(about["optionalDependencies"].values()), {VERSION})
        # Without the package of this system it says what to do.
        shutil.rmtree(place / "node_modules/@kamerlint")
        done = run(place / "node_modules/.bin/kamerlint", "check", "a.txt", cwd=self.drafts, env=EMPTY)
        self.assertEqual(done.returncode, 2)
        self.assertIn("installeer kamerlint opnieuw", done.stderr)

    @unittest.skipUnless(shutil.which("dpkg-deb") and shutil.which("apt-get") and os.geteuid() == 0, "no Debian, or not root")
    def test_the_debian_package(self):
        depends = "libc6, libgcc-s1" if "ld-linux" in run("ldd", KAMERLINT).stdout else ""
        package = self.summed(self.ok(run("bash", "ci/deb.sh", KAMERLINT, "amd64", self.folder / "dist", depends, cwd=ROOT)))
        root = self.folder / "root"
        for name in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "drafts"):
            (root / name).mkdir(parents=True)
        (root / "var/lib/dpkg/status").touch()
        # A root with nothing but what the package says it needs.
        if depends:
            packages = self.folder / "needed"
            packages.mkdir(mode=0o777)
            got = run("apt-get", "download", "-q", "libc6", "libgcc-s1", cwd=packages)
            if got.returncode:
                self.skipTest("libc6 cannot be fetched")
            for needed in packages.glob("*.deb"):
                self.ok(run("dpkg-deb", "-x", needed, root))
        self.ok(run("dpkg", f"--root={root}", "--force-depends", "--install", package))
        self.assertIn("Status: install ok installed", self.ok(run("dpkg", f"--root={root}", "--status", "kamerlint")))
        (root / "drafts/a.txt").write_text(BAD)
        inside = lambda *words: run("/usr/sbin/chroot", root, "/usr/bin/kamerlint", *words, env=EMPTY)
        self.assertEqual(self.ok(inside("--version")), f"kamerlint {VERSION}")
        self.assertIn("fout KL101", self.ok(inside("check", "--output-format", "concise", "/drafts/a.txt"), 1))
        listed = self.ok(run("dpkg-deb", "-c", package))
        for file in ("man1/kamerlint.1.gz", "man1/kamerlint-check.1.gz", "bash-completion/completions/kamerlint",
                     "vendor-completions/_kamerlint", "doc/kamerlint/copyright", "doc/kamerlint/LEESMIJ.md"):
            self.assertIn(file, listed)

    def test_cargo_binstall_finds_the_archive(self):
        told = CARGO["metadata"]["binstall"]
        for target in ("x86_64-unknown-linux-musl", "x86_64-pc-windows-msvc"):
            windows = "windows" in target
            if windows and not shutil.which("7z"):
                continue
            program = self.folder / ("kamerlint.exe" if windows else "kamerlint")
            shutil.copy(KAMERLINT, program)
            archive = self.summed(self.ok(run("bash", "ci/package.sh", program, target, self.folder / "dist", cwd=ROOT)))
            values = {"repo": CARGO["repository"], "version": VERSION, "target": target, "bin": "kamerlint",
                      "binary-ext": ".exe" if windows else ""}
            one = {**told, **(told["overrides"].get(target, {}))}
            fill = lambda text: re.sub(r"\{ (\S+) \}", lambda name: values[name[1]], text)
            self.assertEqual(fill(one["pkg-url"]), f"{CARGO['repository']}/releases/download/v{VERSION}/{archive.name}")
            inside = zipfile.ZipFile(archive).namelist() if windows else self.ok(run("tar", "-tzf", archive)).split()
            self.assertIn(fill(one["bin-dir"]), inside)

    @unittest.skipUnless(shutil.which("wixl") and shutil.which("msiextract"), "no wixl and msitools")
    def test_the_installer_for_windows(self):
        # There is no program for Windows here: what is packed is another, what is looked at is the installer.
        installer = self.summed(self.ok(run("bash", "ci/msi.sh", KAMERLINT, self.folder / "dist", cwd=ROOT)))
        self.ok(run("msiextract", "-C", self.folder / "in", installer))
        self.assertEqual((self.folder / "in/kamerlint/kamerlint.exe").read_bytes(), KAMERLINT.read_bytes())
        self.assertTrue((self.folder / "in/kamerlint/LEESMIJ.md").exists())
        table = lambda name: self.ok(run("msiinfo", "export", installer, name))
        self.assertIn(f"ProductVersion\t{VERSION}", table("Property"))
        self.assertIn("=-*PATH\t[~];[INSTALLDIR]\tProgram", table("Environment"))
        for action in ("WriteEnvironmentStrings", "RemoveEnvironmentStrings"):
            self.assertIn(action, table("InstallExecuteSequence"))

    @unittest.skipUnless(shutil.which("musl-gcc") and os.geteuid() == 0, "no musl-gcc, or not root")
    def test_the_static_program_runs_alone(self):
        """What the image from scratch holds: one file, nothing else, nobody's rights. Built before by `cargo build --target`."""
        built = ROOT / "target/x86_64-unknown-linux-musl/release/kamerlint"
        if not built.exists():
            self.skipTest("the static program is not built")
        self.assertRegex(run("ldd", built).stdout + run("ldd", built).stderr, "statically linked|not a dynamic executable")
        root = self.folder / "root"
        (root / "work").mkdir(parents=True)
        shutil.copy(built, root / "kamerlint")
        (root / "work/a.txt").write_text(BAD)
        for file in (self.folder, root, root / "work"):
            file.chmod(0o755)
        alone = lambda *words: run("/usr/sbin/chroot", "--userspec=65534:65534", root, "/kamerlint", *words, env={})
        self.assertEqual(self.ok(alone("--version")), f"kamerlint {VERSION}")
        self.assertIn("fout KL101", self.ok(alone("check", "--output-format", "concise", "/work/a.txt"), 1))
        self.assertIn("KL101", self.ok(alone("rule", "KL101")))

    def test_every_address_is_that_of_cargo(self):
        home, repository = CARGO["homepage"], CARGO["repository"]
        self.assertEqual(self.ok(run("bash", "ci/address.sh", cwd=ROOT)), repository)
        public = run("bash", "ci/address.sh", "--public", cwd=ROOT)
        placeholder = ".example" in home
        self.assertEqual(public.returncode, 1 if placeholder else 0, public.stderr)
        self.assertEqual("Cargo.toml" in public.stderr, placeholder)
        listed = self.ok(run("git", "grep", "-hoIE", r"https://kamerlint\.example[^ \"'`)>]*", "--", "*.md", "*.yml", "*.json", "ci/*.json", cwd=ROOT))
        for address in set(listed.splitlines()):
            self.assertTrue(address.startswith(home), address)


if __name__ == "__main__":
    unittest.main()
