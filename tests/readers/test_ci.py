"""The files for CI do what they say: their schemas, their own commands, and pre-commit itself."""

import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import ruamel.yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
KAMERLINT = os.environ["KAMERLINT"]
BAD = "Vraag 1\nWie?\n\nVraag 2\nWat?\n\nAntwoord 2\nNiets.\n"


def yaml(path):
    return ruamel.yaml.YAML(typ="safe").load((ROOT / path).read_text())


def run(*command, cwd=ROOT, env=None, **more):
    return subprocess.run([str(part) for part in command], cwd=cwd, text=True, capture_output=True,
                          env={**os.environ, **(env or {})}, **more)


class Ci(unittest.TestCase):
    def setUp(self):
        temp = tempfile.TemporaryDirectory()
        self.addCleanup(temp.cleanup)
        self.folder = pathlib.Path(temp.name)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        (self.bin / "kamerlint").symlink_to(KAMERLINT)
        self.path = {"PATH": f"{self.bin}:{os.environ['PATH']}"}
        self.drafts = self.folder / "drafts"
        self.drafts.mkdir()
        (self.drafts / "a.txt").write_text(BAD)

    def ok(self, done, status=0):
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def test_schemas(self):
        for schema, files in {
            "vendor.github-actions": ["action.yml"],
            "vendor.github-workflows": glob.glob(".github/workflows/*.yml", root_dir=ROOT),
            "vendor.gitlab-ci": ["ci/gitlab.yml"],
        }.items():
            self.assertTrue(files)
            self.ok(run("check-jsonschema", "--builtin-schema", schema, *files))
        self.ok(run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"))

    def archive(self):
        """A release in a folder, packed as the release workflow packs it."""
        machine = {"x86_64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}[os.uname().machine]
        system = {"Linux": "unknown-linux-musl", "Darwin": "apple-darwin"}[os.uname().sysname]
        return pathlib.Path(self.ok(run("bash", "ci/package.sh", KAMERLINT, f"{machine}-{system}",
                                        self.folder / "releases/v9.9.9")).strip())

    def test_the_action_installs_and_checks(self):
        self.archive()
        steps = yaml("action.yml")["runs"]["steps"]
        inputs = {name: value["default"] for name, value in yaml("action.yml")["inputs"].items()}
        inputs["html-file"] = "report.html"
        known = {f"inputs.{name}": value for name, value in inputs.items()} | {
            "github.server_url": f"file://{self.folder}", "github.action_repository": "x", "github.action_ref": "v9.9.9",
            "github.action_path": str(ROOT), "runner.temp": str(self.folder / "temp")}
        # A server on which the archives stand where GitHub has them.
        (self.folder / "x/releases").mkdir(parents=True)
        shutil.move(self.folder / "releases", self.folder / "x/releases/download")
        github_path = self.folder / "path"
        install, check, upload = steps
        resolve = lambda step: {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: known[m[1]], value)
                                for name, value in step["env"].items()}
        for step in (install, check):
            self.assertNotIn("${{", step["run"], "no text of others in a script")
        self.ok(run("bash", "-euo", "pipefail", "-c", install["run"], env={**resolve(install), "GITHUB_PATH": str(github_path)}))
        added = github_path.read_text().strip()
        done = run("bash", "-euo", "pipefail", "-c", check["run"], cwd=self.drafts,
                   env={**resolve(check), "PATH": f"{added}:/usr/bin:/bin"})
        self.assertIn("::error file=a.txt,line=1,", self.ok(done, 1))
        sarif = json.loads((self.drafts / "kamerlint.sarif").read_text())
        self.assertEqual(sarif["runs"][0]["results"][0]["ruleId"], "KL101")
        self.assertTrue((self.drafts / "report.html").exists())
        self.assertTrue(upload["uses"].startswith("github/codeql-action/upload-sarif@"))

    def test_an_archive_that_was_changed_is_refused(self):
        archive = self.archive()
        archive.write_bytes(archive.read_bytes() + b"x")
        done = run("bash", "ci/install.sh", f"file://{self.folder}/releases", "v9.9.9", self.folder / "new")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("does not agree with its SHA-256", done.stderr)
        self.assertFalse((self.folder / "new/kamerlint").exists())

    def test_the_gitlab_template_writes_its_reports(self):
        job = yaml("ci/gitlab.yml")["kamerlint"]
        script = "\n".join(job["script"])
        self.ok(run("bash", "-eo", "pipefail", "-c", script, cwd=self.drafts, env={**self.path, **job["variables"]}), 1)
        reports = job["artifacts"]["reports"]
        self.ok(run("check-jsonschema", "--schemafile", ROOT / "tests/schemas/gitlab-code-quality.json",
                    self.drafts / reports["codequality"]))
        for name in (reports["junit"], *job["artifacts"]["paths"]):
            self.assertGreater((self.drafts / name).stat().st_size, 200, name)

    def hooks(self, hook, env):
        """Runs pre-commit with a hook of this work tree in a new repository; a bad draft stops the commit, a good one does not."""
        git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
        copy = self.folder / "kamerlint"
        listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
        for name in listed.split("\0"):
            if name and (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, copy / name)
        self.ok(run(*git, "init", "-q", cwd=copy))
        self.ok(run(*git, "add", "-A", cwd=copy))
        self.ok(run(*git, "commit", "-qm", "state", cwd=copy))
        rev = run("git", "rev-parse", "HEAD", cwd=copy).stdout.strip()
        (self.drafts / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {copy}\n    rev: {rev}\n    hooks: [{{id: {hook}}}]\n")
        (self.drafts / "code.py").write_text("Vraag 1\n")
        self.ok(run(*git, "init", "-q", cwd=self.drafts))
        self.ok(run(*git, "add", "-A", cwd=self.drafts))
        env = {**env, "PRE_COMMIT_HOME": str(self.folder / "cache")}
        said = self.ok(run("pre-commit", "run", "--all-files", "--color=never", cwd=self.drafts, env=env), 1)
        self.assertIn("a.txt:1:1: fout KL101: vraag 1 is niet beantwoord", said)
        self.assertNotIn("code.py", said)
        (self.drafts / "a.txt").write_text(BAD.replace("Vraag 2", "Antwoord 1\nIk.\n\nVraag 2", 1))
        self.ok(run(*git, "add", "-A", cwd=self.drafts))
        self.assertIn("Passed", self.ok(run("pre-commit", "run", "--all-files", "--color=never", cwd=self.drafts, env=env)))

    def test_pre_commit_with_the_program_on_the_path(self):
        self.hooks("kamerlint-system", self.path)

    @unittest.skipUnless(shutil.which("cargo"), "no cargo")
    def test_pre_commit_builds_the_program(self):
        # What cargo has built of the crates for the tests is used again.
        self.hooks("kamerlint", {"CARGO_TARGET_DIR": str(ROOT / "target")})


if __name__ == "__main__":
    unittest.main()
