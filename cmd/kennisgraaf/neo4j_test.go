package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// program runs commands of the program on a Neo4j server and on files.
type program struct {
	*testing.T
	server *neo4jtest.Server
	dir    string
}

func newProgram(t *testing.T) *program {
	t.Helper()
	return &program{t, neo4jtest.Start(t, neo4jtest.Versions()[0]), t.TempDir()}
}

func (p *program) path(name string) string { return filepath.Join(p.dir, name) }

func (p *program) sqlite(name string) string { return "sqlite:" + p.path(name) }

// run executes a command line and returns its exit code and output.
func (p *program) run(args ...string) (code int, stdout, stderr string) {
	p.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &errs, func(name string) string {
		if name == neo4jPassword {
			return p.server.Password
		}
		return ""
	})
	if strings.Contains(out.String()+errs.String(), p.server.Password) {
		p.Errorf("%q shows the password", args)
	}
	return code, out.String(), errs.String()
}

// must is run for a command that has to succeed.
func (p *program) must(args ...string) (stdout, stderr string) {
	p.Helper()
	code, stdout, stderr := p.run(args...)
	if code != 0 {
		p.Fatalf("%q ends with %d:\n%s", args, code, stderr)
	}
	return stdout, stderr
}

// export returns the dump of a store.
func (p *program) export(store string) string {
	p.Helper()
	out, _ := p.must("export", "--store", store)
	return out
}

// wipe empties the server.
func (p *program) wipe() {
	p.Helper()
	neo4jtest.Wipe(p, p.server.Driver(p))
}

// sameLines compares dumps by their lines.
func (p *program) sameLines(what, got, want string) {
	p.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			p.Fatalf("%s: line %d is %.300s\nwant %.300s", what, i+1, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		p.Fatalf("%s: %d lines, want %d", what, len(g), len(w))
	}
}

func TestNeo4jHoldsWhatSQLiteHolds(t *testing.T) {
	p := newProgram(t)
	for _, corpus := range []string{"../../seeds/sample", "../../../shared/seeds"} {
		t.Run(filepath.Base(filepath.Dir(corpus))+" "+filepath.Base(corpus), func(t *testing.T) {
			if _, err := os.Stat(corpus); err != nil {
				t.Skipf("no %s here", corpus)
			}
			p := &program{t, p.server, t.TempDir()}
			p.wipe()
			p.must("run", "--store", p.sqlite("direct.db"), corpus)
			p.must("run", "--store", p.server.URL, corpus)
			want := p.export(p.sqlite("direct.db"))
			if strings.Count(want, "\n") < 5 {
				t.Fatalf("the dump has %d lines", strings.Count(want, "\n"))
			}
			p.sameLines("run into Neo4j", p.export(p.server.URL), want)

			p.must("export", "--store", p.server.URL, "-o", p.path("k.jsonl"))
			_, stderr := p.must("import", "--store", p.sqlite("moved.db"), p.path("k.jsonl"))
			if !strings.Contains(stderr, "imported ") {
				t.Errorf("import says %q", stderr)
			}
			p.sameLines("from Neo4j to SQLite", p.export(p.sqlite("moved.db")), want)
			p.wipe()
			p.must("import", "--store", p.server.URL, p.path("k.jsonl"))
			p.sameLines("and back", p.export(p.server.URL), want)
			for _, question := range [][]string{{"search", "hogeschool"}, {"show", "Movisie"}, {"path", "Movisie", "Saxion"}} {
				_, onServer, _ := p.run(append(question, "--store", p.server.URL, "--json")...)
				_, inFile, _ := p.run(append(question, "--store", p.sqlite("moved.db"), "--json")...)
				if onServer != inFile {
					t.Errorf("%q answers on Neo4j\n%s\non SQLite\n%s", question, onServer, inFile)
				}
			}
		})
	}
}

func TestDoctorOfNeo4j(t *testing.T) {
	p := newProgram(t)
	if code, _, stderr := p.run("doctor", "--store", p.server.URL); code != exitStore || !strings.Contains(stderr, "hint: run `kennisgraaf migrate`") {
		t.Errorf("of an empty database: %d, %s", code, stderr)
	}
	p.must("migrate", "--store", p.server.URL)
	stdout, _ := p.must("doctor", "--store", p.server.URL)
	for _, part := range []string{"server    Neo4j ", "clock     differs by ", "schema    3, with ", "content   0 sources, 0 articles, 0 entities, 0 claims"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("doctor does not say %q:\n%s", part, stdout)
		}
	}
	stdout, _ = p.must("doctor", "--store", p.server.URL, "--json")
	var h health
	if err := json.Unmarshal([]byte(stdout), &h); err != nil || !strings.Contains(h.Server, "Neo4j") {
		t.Errorf("%v of %s", err, stdout)
	}

	d := p.server.Driver(t)
	neo4jtest.Run(t, d, "DROP CONSTRAINT entity_id")
	code, _, stderr := p.run("doctor", "--store", p.server.URL)
	if code != exitStore || !strings.Contains(stderr, "entity_id") || !strings.Contains(stderr, "hint: run in Browser or cypher-shell: CREATE CONSTRAINT entity_id") {
		t.Errorf("of a missing constraint: %d, %s", code, stderr)
	}
	neo4jtest.Run(t, d, "MATCH (k:Kennisgraaf) DETACH DELETE k", "CREATE (:Klant)")
	if code, _, stderr := p.run("migrate", "--store", p.server.URL); code != exitStore || !strings.Contains(stderr, "hint: give an empty database") {
		t.Errorf("of foreign data: %d, %s", code, stderr)
	}
	p.must("migrate", "--store", p.server.URL, "--neo4j-foreign")
	p.server.Kill()
	code, _, stderr = p.run("doctor", "--store", p.server.URL, "--neo4j-retry", "100ms")
	if code != exitStore || !strings.Contains(stderr, "hint: check that it runs") {
		t.Errorf("of a server that is away: %d, %s", code, stderr)
	}
}

// awayLong is for how long the server stays away past the retry budget, and that budget.
func awayLong() (away time.Duration, budget string) {
	if os.Getenv("KENNISGRAAF_FAULTS") == "" {
		return 3 * time.Second, "2s"
	}
	return 90 * time.Second, "1m"
}

// TestFaultServerAwayPastTheRetryBudget: the run ends with exit code 3, and the same command again completes it.
func TestFaultServerAwayPastTheRetryBudget(t *testing.T) {
	p := newProgram(t)
	if p.server.Version == "" {
		t.Skip("a server outside of the tests can't be killed")
	}
	texts := p.path("texts")
	if err := os.Mkdir(texts, 0o750); err != nil {
		t.Fatal(err)
	}
	for i := range 120 {
		text := fmt.Sprintf("De gemeente Deventer vraagt bewoners van wijk %d elk najaar wat zij ervan vinden. Saxion gebruikt daarvoor Signs of Safety.", i)
		if err := os.WriteFile(filepath.Join(texts, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	away, budget := awayLong()
	command := []string{"run", "--store", p.server.URL, "--neo4j-retry", budget, texts}
	p.must("migrate", "--store", p.server.URL)
	type result struct {
		code   int
		stderr string
	}
	ended := make(chan result, 1)
	go func() {
		code, _, stderr := p.run(command...)
		ended <- result{code, stderr}
	}()
	d := p.server.Driver(t)
	neo4jtest.Await(t, "the first source", func() bool {
		return neo4jtest.Run(t, d, "MATCH (s:Source) RETURN count(s)")[0].Values[0].(int64) > 0
	})
	p.server.Kill()
	killed := time.Now()
	r := <-ended
	if r.code != exitStore || !strings.Contains(r.stderr, "given up after") || !strings.Contains(r.stderr, "hint: ") {
		t.Fatalf("the run ends with %d: %s", r.code, r.stderr)
	}
	time.Sleep(time.Until(killed.Add(away)))
	p.server.Launch(t, true)
	p.must(command...)
	p.must("run", "--store", p.sqlite("direct.db"), texts)
	p.sameLines("the completed run", p.export(p.server.URL), p.export(p.sqlite("direct.db")))
}
