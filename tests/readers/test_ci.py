"""The files for CI do what they say: their schemas, their own commands, and pre-commit itself."""

import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import tomllib
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
        self.ok(run("check-jsonschema", "--schemafile", "tests/schemas/publiccode-0.4.json", "publiccode.yml"))
        about = yaml("publiccode.yml")
        cargo = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]
        self.assertEqual(about["url"], cargo["repository"])
        self.assertEqual((about["softwareVersion"], about["legal"]["license"]), (cargo["version"], cargo["license"]))

    def test_the_schema_of_publiccode_refuses(self):
        good = yaml("publiccode.yml")
        for wrong in ({"developmentStatus": "klaar"}, {"url": None}, {"platforms": []}, {"publiccodeYmlVersion": 0.4}):
            file = self.folder / "wrong.json"
            file.write_text(json.dumps({**good, **wrong}))
            self.ok(run("check-jsonschema", "--schemafile", "tests/schemas/publiccode-0.4.json", file), 1)

    def test_the_workflows_are_safe(self):
        self.ok(run("zizmor", "--offline", "--quiet", "--no-progress", ".github", "action.yml"))
        for file in [*glob.glob(".github/workflows/*.yml", root_dir=ROOT), "action.yml"]:
            for name, version in re.findall(r"uses: ([^\s@]+)@(.*)", (ROOT / file).read_text()):
                self.assertRegex(version, r"^[0-9a-f]{40} # v\d+\.\d+\.\d+$", f"{file}: {name} is pinned, and says to what")

    def test_licences_are_said(self):
        self.ok(run("reuse", "lint", "--quiet"))

    def archive(self):
        """A release in a folder, packed as the release workflow packs it."""
        machine = {"x86_64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}[os.uname().machine]
        system = {"Linux": "unknown-linux-musl", "Darwin": "apple-darwin"}[os.uname().sysname]
        return pathlib.Path(self.ok(run("bash", "ci/package.sh", KAMERLINT, f"{machine}-{system}",
                                        self.folder / "releases/v9.9.9")).strip())

    def action(self, inputs):
        """Runs the scripts of the action as a runner would; gives the exit status, what it said, its outputs and its summary."""
        steps = yaml("action.yml")["runs"]["steps"]
        said = {name: value["default"] for name, value in yaml("action.yml")["inputs"].items()} | inputs
        known = {f"inputs.{name}": value for name, value in said.items()} | {
            "github.server_url": f"file://{self.folder}", "github.action_repository": "x", "github.action_ref": "v9.9.9",
            "github.action_path": str(ROOT), "runner.tool_cache": str(self.folder / "tools")}
        outputs, summary = self.folder / "outputs", self.folder / "summary.md"
        for step in (step for step in steps if "run" in step):
            self.assertNotIn("${{", step["run"], "no text of others in a script")
            outputs.write_text("")
            env = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: known[m[1]], value) for name, value in step["env"].items()}
            done = run("bash", "-euo", "pipefail", "-c", step["run"], cwd=self.drafts, env={
                **env, "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary), "PATH": "/usr/bin:/bin"})
            for line in outputs.read_text().splitlines():
                name, value = line.split("=", 1)
                known[f"steps.{step['id']}.outputs.{name}"] = value
            if done.returncode:
                break
        told = {name: known.get(value["value"][4:-3], "") for name, value in yaml("action.yml")["outputs"].items()}
        return done, told, summary.read_text() if summary.exists() else ""

    def released(self):
        """A server on which the archives stand where GitHub has them."""
        self.archive()
        (self.folder / "x/releases").mkdir(parents=True)
        shutil.move(self.folder / "releases", self.folder / "x/releases/download")

    def test_the_action_installs_and_checks(self):
        self.released()
        (self.drafts / "twee woorden").mkdir()
        (self.drafts / "twee woorden/b c.txt").write_text(BAD)
        (self.drafts / "$(touch gehackt).txt").write_text(BAD)
        done, told, summary = self.action({
            "working-directory": "twee woorden", "paths": "b c.txt\n../$(touch gehackt).txt\n", "html-file": "het verslag.html",
            "args": "--select\nKL101"})
        self.assertIn("::error file=", self.ok(done, 1), done.stderr)
        self.assertEqual(told, {"status": "1", "sarif-file": "twee woorden/kamerlint.sarif", "html-file": "twee woorden/het verslag.html"})
        self.assertTrue((self.drafts / told["html-file"]).exists())
        sarif = json.loads((self.drafts / told["sarif-file"]).read_text())
        self.assertEqual({found["ruleId"] for found in sarif["runs"][0]["results"]}, {"KL101"})
        self.assertEqual(len(sarif["runs"][0]["results"]), 2)
        self.assertIn("### kamerlint: 2 fouten in 2 bestanden", summary)
        self.assertIn("| b c.txt:1 | fout | KL101 | vraag 1 is niet beantwoord", summary)
        self.assertIn(r"| ../\$(touch gehackt).txt:1 |", summary, "a name is no markup")
        self.assertEqual(list(self.folder.rglob("gehackt")), [], "a name is no command")
        # The second time the program is there already.
        shutil.rmtree(self.folder / "x")
        done, told, _ = self.action({"fail-on": "never", "version": "v9.9.9"})
        self.ok(done)
        self.assertEqual((told["status"], told["html-file"]), ("0", ""))

    def test_the_action_uploads_where_it_can(self):
        sarif, html = [step for step in yaml("action.yml")["runs"]["steps"] if "uses" in step]
        for part in ("private", "fork", "!cancelled()"):
            self.assertIn(part, sarif["if"])
        self.assertIn("steps.check.outputs.html != ''", html["if"])

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
        (self.drafts / "twee woorden").mkdir()
        (self.drafts / "twee woorden/b c.txt").write_text(BAD)
        more = {"KAMERLINT_FOLDER": "twee woorden", "KAMERLINT_PATHS": "b c.txt\n../a.txt", "KAMERLINT_ARGS": "--select\nKL101"}
        # The image has no bash.
        for shell in ("bash", "dash", "busybox"):
            if not shutil.which(shell):
                continue
            command = [shell, *(["sh"] if shell == "busybox" else []), "-eu", "-c", script]
            said = self.ok(run(*command, cwd=self.drafts, env={**self.path, **job["variables"], **more}), 1)
            self.assertIn("b c.txt:1:1: fout KL101", said)
            self.assertIn("../a.txt:1:1: fout KL101", said)
            reports = job["artifacts"]["reports"]
            self.ok(run("check-jsonschema", "--schemafile", ROOT / "tests/schemas/gitlab-code-quality.json",
                        self.drafts / reports["codequality"]))
            for name in (reports["junit"], *job["artifacts"]["paths"]):
                self.assertGreater((self.drafts / name).stat().st_size, 200, name)
                (self.drafts / name).unlink()

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
