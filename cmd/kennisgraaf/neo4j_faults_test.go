package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// awayLong is for how long the server stays away past the retry budget, and that budget.
func awayLong() (away time.Duration, budget string) {
	if os.Getenv("KENNISGRAAF_FAULTS") == "" {
		return 3 * time.Second, "2s"
	}
	return 90 * time.Second, "1m"
}

// onEachServer runs a test on 5.26, and on the newest version where KENNISGRAAF_FAULTS asks for the long form.
func onEachServer(t *testing.T, test func(p *program)) {
	t.Helper()
	for _, v := range neo4jtest.Versions() {
		if v == neo4jtest.Newest && os.Getenv("KENNISGRAAF_FAULTS") == "" {
			continue
		}
		t.Run("Neo4j "+string(v), func(t *testing.T) {
			p := newProgramOn(t, v)
			if v == "" {
				t.Skip("a server outside of the tests can't be killed")
			}
			test(p)
		})
	}
}

// TestFaultServerAwayPastTheRetryBudget: the run ends with exit code 3, and the same command again completes it.
func TestFaultServerAwayPastTheRetryBudget(t *testing.T) {
	onEachServer(t, serverAwayPastTheRetryBudget)
}

func serverAwayPastTheRetryBudget(p *program) {
	texts := p.path("texts")
	if err := os.Mkdir(texts, 0o750); err != nil {
		p.Fatal(err)
	}
	for i := range 120 {
		text := fmt.Sprintf("De gemeente Deventer vraagt bewoners van wijk %d elk najaar wat zij ervan vinden. Saxion gebruikt daarvoor Signs of Safety.", i)
		if err := os.WriteFile(filepath.Join(texts, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			p.Fatal(err)
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
	d := p.server.Driver(p)
	neo4jtest.Await(p, "the first source", func() bool {
		return neo4jtest.Run(p, d, "MATCH (s:Source) RETURN count(s)")[0].Values[0].(int64) > 0
	})
	p.server.Kill()
	killed := time.Now()
	r := <-ended
	if r.code != exitStore || !strings.Contains(r.stderr, "given up after") || !strings.Contains(r.stderr, "hint: ") {
		p.Fatalf("the run ends with %d: %s", r.code, r.stderr)
	}
	time.Sleep(time.Until(killed.Add(away)))
	p.server.Launch(p, true)
	p.must(command...)
	p.must("run", "--store", p.sqlite("direct.db"), texts)
	p.sameLines("the completed run", p.export(p.server.URL), p.export(p.sqlite("direct.db")))
}

// answer is how a command has to end: its exit code, and for a failure what it says and what it tells to do.
type answer struct {
	code       int
	says, hint string
}

// tells checks what a command says on a server in some state.
func (p *program) tells(state, command string, want answer, args ...string) {
	p.Helper()
	code, _, stderr := p.run(append([]string{command, "--store", p.server.URL, "--neo4j-retry", "200ms"}, args...)...)
	_, hint, _ := strings.Cut(stderr, "hint: ")
	if code != want.code || !strings.Contains(stderr, want.says) || !strings.Contains(hint, want.hint) {
		p.Errorf("%s: %s ends with %d, want %d, %q and the hint %q:\n%s", state, command, code, want.code, want.says, want.hint, stderr)
	}
}

// TestFaultServerSaysWhatToDo: doctor, migrate and run name what is wrong with a server and the way out of it.
func TestFaultServerSaysWhatToDo(t *testing.T) { onEachServer(t, serverSaysWhatToDo) }

func serverSaysWhatToDo(p *program) {
	d := p.server.Driver(p)
	text := p.path("een.txt")
	if err := os.WriteFile(text, []byte("Saxion gebruikt Signs of Safety in Deventer."), 0o600); err != nil {
		p.Fatal(err)
	}
	all := func(state string, want answer, more ...string) {
		p.Helper()
		p.tells(state, "doctor", want, more...)
		p.tells(state, "migrate", want, more...)
		p.tells(state, "run", want, append(more, text)...)
	}
	unavailable := func(says, hint string) answer { return answer{exitStore, says, hint} }
	fine := answer{code: exitDone}

	neo4jtest.Run(p, d, "CREATE (:Klant)")
	all("foreign data", unavailable("1 nodes that are not ours", "--neo4j-foreign"))
	neo4jtest.Run(p, d, "MATCH (k:Klant) DELETE k")
	p.tells("an empty database", "doctor", unavailable("has schema 0", "kennisgraaf migrate"))
	p.tells("an empty database", "migrate", fine)
	all("all is well", fine)

	neo4jtest.Run(p, d, "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.was = k.schema, k.schema = 99")
	all("a newer schema", unavailable("has schema 99", "newer program"))
	neo4jtest.Run(p, d, "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.schema = 0", "DROP INDEX name_key")
	p.tells("an older schema", "doctor", unavailable("has schema 0", "kennisgraaf migrate"))
	p.tells("an older schema", "migrate", fine)
	p.tells("a migrated schema", "doctor", fine)
	neo4jtest.Run(p, d, "DROP CONSTRAINT entity_id")
	all("a missing constraint", unavailable("entity_id", "CREATE CONSTRAINT entity_id"))
	neo4jtest.Run(p, d, "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE")
	all("a constraint made again", fine)

	url := p.server.URL
	p.server.URL += "/nergens"
	all("a wrong database name", unavailable("no such database", "SHOW DATABASES"))
	p.server.URL = url
	p.password = "mis"
	all("a wrong password", unavailable("refuses the login", neo4jPassword))
	p.tells("a fourth wrong password", "doctor", unavailable("too many wrong passwords", "wait some seconds; check user and password"))
	p.password = p.server.Password
	neo4jtest.Await(p, "the server to accept a login again", func() bool {
		time.Sleep(time.Second)
		code, _, _ := p.run("doctor", "--store", p.server.URL)
		return code == exitDone
	})
	p.expire(d)

	p.server.Stop()
	p.server.Launch(p, false)
	p.tells("a read-only database", "doctor", fine)
	p.tells("a read-only database", "migrate", fine)
	if err := os.WriteFile(text, []byte("Saxion gebruikt Signs of Safety in Almelo."), 0o600); err != nil {
		p.Fatal(err)
	}
	p.tells("a read-only database", "run", unavailable("takes no writes", "default_to_read_only"), text)
	p.server.Kill()
	all("a server that is away", unavailable("reach the Neo4j server", "check that it runs"))
}

// expire lets the password expire, asks, and makes it good again.
func (p *program) expire(d driver.DriverWithContext) {
	p.Helper()
	const statement = "ALTER USER neo4j SET PASSWORD $password CHANGE "
	set := func(password, required string) {
		p.Helper()
		_, err := driver.ExecuteQuery(p.Context(), d, statement+required, map[string]any{"password": password}, driver.EagerResultTransformer,
			driver.ExecuteQueryWithDatabase("system"))
		if err != nil {
			p.Fatal(err)
		}
	}
	p.password = "nieuw-en-verlopen"
	set(p.password, "REQUIRED")
	for _, command := range []string{"doctor", "migrate"} {
		p.tells("an expired password", command, answer{exitStore, "expired", "ALTER CURRENT USER"})
	}
	p.password = p.server.Password
	set(p.password, "NOT REQUIRED")
	p.tells("a new password", "doctor", answer{code: exitDone})
}
