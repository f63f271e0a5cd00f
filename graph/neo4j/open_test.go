package neo4j_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
)

// secret is a password that no error may show.
const secret = "zeer-geheim-7"

func TestAddressesOfNoServerAreRefused(t *testing.T) {
	for _, tc := range []struct {
		address string
		kind    error
	}{
		{"neo4j://neo4j:" + secret + "@127.0.0.1:7687", graph.ErrInvalid},
		{"neo4j://neo4j:" + secret + "@127.0.0.1:port", graph.ErrInvalid},
		{"http://127.0.0.1:7474", graph.ErrInvalid},
		{"neo4j:", graph.ErrInvalid},
		{"bolt://127.0.0.1:1", graph.ErrUnavailable},
		{"neo4j://127.0.0.1:1", graph.ErrUnavailable},
	} {
		t.Run(strings.ReplaceAll(tc.address, secret, "***"), func(t *testing.T) {
			s, err := neo4j.Open(t.Context(), tc.address, neo4j.Options{Password: secret, RetryBudget: time.Second})
			refused(t, s, err, tc.kind)
			if errors.Is(tc.kind, graph.ErrUnavailable) && graph.Hint(err) == "" {
				t.Errorf("no hint in %v", err)
			}
		})
	}
}

// refused checks that a store was not opened, for a reason of a kind, which does not show the password.
func refused(t *testing.T, s *neo4j.Store, err, kind error) {
	t.Helper()
	if s != nil || !errors.Is(err, kind) {
		t.Fatalf("store %v, error %v, want %v", s, err, kind)
	}
	if strings.Contains(err.Error()+graph.Hint(err), secret) {
		t.Errorf("the password stands in %v", err)
	}
}

func databasesThatAreNotOursAreRefused(t *testing.T, p *pool) {
	t.Run("a wrong password", func(t *testing.T) {
		s, err := neo4j.Open(t.Context(), p.lend(t).URL, neo4j.Options{Password: secret})
		refused(t, s, err, graph.ErrUnavailable)
		if !strings.Contains(graph.Hint(err), "KENNISGRAAF_NEO4J_PASSWORD") {
			t.Errorf("hint %q of %v", graph.Hint(err), err)
		}
	})
	t.Run("a wrong database name", func(t *testing.T) {
		lent := p.lend(t)
		s, err := neo4j.Open(t.Context(), lent.URL+"/nergens", lent.options(neo4j.Options{}))
		refused(t, s, err, graph.ErrNotFound)
		if !strings.Contains(graph.Hint(err), "SHOW DATABASES") {
			t.Errorf("hint %q of %v", graph.Hint(err), err)
		}
	})
	t.Run("foreign data, which is left alone and allowed on demand", func(t *testing.T) { foreignData(t, p.lend(t)) })
	t.Run("a newer schema, which is left alone", func(t *testing.T) { newerSchema(t, p.lend(t)) })
	t.Run("no schema yet, for a reader", func(t *testing.T) {
		lent := p.lend(t)
		neo4jtest.Run(t, lent.driver, "MATCH (k:Kennisgraaf) DETACH DELETE k")
		s, err := neo4j.Open(t.Context(), lent.URL, lent.options(neo4j.Options{ReadOnly: true}))
		refused(t, s, err, graph.ErrConflict)
	})
	t.Run("a missing constraint, with the command that makes it", func(t *testing.T) { missingConstraint(t, p.lend(t)) })
}

// olderSchemaIsBroughtUpToDate makes a database as a program left it that knew no index of names and no order of the least certain.
func olderSchemaIsBroughtUpToDate(t *testing.T, p *pool) {
	s := p.lend(t)
	if err := s.open(t, neo4j.Options{}).Apply(t.Context(), pieceOf(1), pieceOf(2)); err != nil {
		t.Fatal(err)
	}
	neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.schema = 0", "DROP INDEX name_key", "DROP INDEX claim_doubt",
		"MATCH (c:Claim) REMOVE c.doubt")
	reader, err := neo4j.Open(t.Context(), s.URL, s.options(neo4j.Options{ReadOnly: true}))
	refused(t, reader, err, graph.ErrConflict)
	if !strings.Contains(graph.Hint(err), "kennisgraaf migrate") {
		t.Errorf("hint %q of %v", graph.Hint(err), err)
	}
	store := s.open(t, neo4j.Options{})
	h, err := store.Health(t.Context())
	if err != nil || h.Schema < 3 {
		t.Errorf("schema %d after opening, %v", h.Schema, err)
	}
	found := neo4jtest.Run(t, s.driver, "SHOW INDEXES YIELD name WHERE name = 'name_key' RETURN count(*)")
	if found[0].Values[0] != int64(1) {
		t.Error("the index is still missing")
	}
	m := graphtest.NewModel()
	if err := m.Apply(t.Context(), pieceOf(1), pieceOf(2)); err != nil {
		t.Fatal(err)
	}
	same(t, dump(t, store), dump(t, m))
	q := graph.ClaimQuery{Order: graph.LeastCertain, Window: graph.Window{Limit: 5}}
	got, err := store.Claims(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := m.Claims(t.Context(), q)
	if err != nil || len(want[0].Items) != 2 || !reflect.DeepEqual(got, want) {
		t.Errorf("the least certain claims are %v, want %v (%v)", got, want, err)
	}
}

func expiredPassword(t *testing.T, p *pool) {
	s := p.lend(t)
	if s.Version == "" {
		t.Skip("the password of a server outside of the tests is left alone")
	}
	system := s.driver.NewSession(t.Context(), driver.SessionConfig{DatabaseName: "system"})
	defer func() { _ = system.Close(t.Context()) }() // nothing is left in it
	set := func(statement string, parameters map[string]any) {
		t.Helper()
		res, err := system.Run(t.Context(), statement, parameters)
		if err == nil {
			_, err = res.Consume(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	set("ALTER USER neo4j SET PASSWORD $password CHANGE REQUIRED", map[string]any{"password": secret})
	store, err := neo4j.Open(t.Context(), s.URL, neo4j.Options{Password: secret, RetryBudget: time.Second})
	refused(t, store, err, graph.ErrUnavailable)
	if !strings.Contains(err.Error(), "expired") || !strings.Contains(graph.Hint(err), "ALTER CURRENT USER") {
		t.Errorf("%v (%q)", err, graph.Hint(err))
	}
	set("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", map[string]any{"password": s.Password})
	s.open(t, neo4j.Options{})
}

func healthIsTold(t *testing.T, p *pool) {
	s := p.lend(t)
	before := time.Now()
	h, err := s.open(t, neo4j.Options{ReadOnly: false}).Health(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.Version != "" && h.Version != string(s.Version) || h.Edition == "" || h.Schema != 3 || h.Online < 28 {
		t.Errorf("health %+v", h)
	}
	if off := h.Clock.Sub(before); off < -time.Minute || off > time.Minute {
		t.Errorf("the server's clock differs by %v", off)
	}
}

func newerSchema(t *testing.T, lent *server) {
	if err := lent.open(t, neo4j.Options{}).Apply(t.Context(), pieceOf(1)); err != nil {
		t.Fatal(err)
	}
	neo4jtest.Run(t, lent.driver, "MATCH (k:Kennisgraaf {id: 'gate'}) SET k.schema = 99")
	before := image(t, lent.driver)
	for _, readOnly := range []bool{false, true} {
		s, err := neo4j.Open(t.Context(), lent.URL, lent.options(neo4j.Options{ReadOnly: readOnly}))
		refused(t, s, err, graph.ErrConflict)
		if !strings.Contains(graph.Hint(err), "newer program") {
			t.Errorf("hint %q of %v", graph.Hint(err), err)
		}
	}
	same(t, image(t, lent.driver), before)
	schema := neo4jtest.Run(t, lent.driver, "MATCH (k:Kennisgraaf {id: 'gate'}) RETURN k.schema")
	neo4jtest.Run(t, lent.driver, "MATCH (k:Kennisgraaf) DETACH DELETE k")
	if schema[0].Values[0] != int64(99) {
		t.Errorf("the schema is now %v", schema[0].Values[0])
	}
}

// foreignData: nodes of others are never touched, whether the database is refused or allowed, and neither is their schema.
func foreignData(t *testing.T, lent *server) {
	dropSchema(t, lent)
	neo4jtest.Run(t, lent.driver, "CREATE CONSTRAINT klant IF NOT EXISTS FOR (k:Klant) REQUIRE k.naam IS UNIQUE",
		"CREATE (:Klant {naam: 'Jansen', sinds: date('2020-01-02')})-[:KOCHT {voor: 450.5}]->(:Fiets {id: 'method:jim', kleur: ['rood', 'wit']})")
	defer neo4jtest.Run(t, lent.driver, "DROP CONSTRAINT klant")
	foreign := func() string {
		return image(t, lent.driver) + fmt.Sprint(neo4jtest.Run(t, lent.driver, "SHOW CONSTRAINTS YIELD name WHERE name = 'klant' RETURN count(*)")[0].Values)
	}
	before := foreign()
	for _, readOnly := range []bool{false, true} {
		s, err := neo4j.Open(t.Context(), lent.URL, lent.options(neo4j.Options{ReadOnly: readOnly}))
		refused(t, s, err, graph.ErrInvalid)
		if !strings.Contains(graph.Hint(err), "--neo4j-foreign") {
			t.Errorf("hint %q of %v", graph.Hint(err), err)
		}
	}
	same(t, foreign(), before)
	for _, count := range []string{"MATCH (k:Kennisgraaf) RETURN count(k)", "SHOW CONSTRAINTS YIELD name WHERE name <> 'klant' RETURN count(name)"} {
		if n := neo4jtest.Run(t, lent.driver, count)[0].Values[0]; n != int64(0) {
			t.Errorf("the database was refused, but %s says %v", count, n)
		}
	}

	neo4jtest.Run(t, lent.driver, "CREATE (:Article {titel: 'Roman'})")
	s, err := neo4j.Open(t.Context(), lent.URL, lent.options(neo4j.Options{AllowForeign: true}))
	refused(t, s, err, graph.ErrInvalid)
	if !strings.Contains(err.Error(), "1 nodes of others with labels of ours") || graph.Hint(err) == "" {
		t.Errorf("a foreign Article: %v (%q)", err, graph.Hint(err))
	}
	neo4jtest.Run(t, lent.driver, "MATCH (a:Article) DELETE a")

	store, model := lent.open(t, neo4j.Options{AllowForeign: true}), graphtest.NewModel()
	for _, c := range pieces(12) {
		for _, target := range []graph.Store{store, model} {
			if err := target.Apply(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	same(t, dump(t, store), dump(t, model))
	for i := range 12 {
		if err := store.Apply(t.Context(), graph.Removal(pieceOf(i).Source.ID)); err != nil {
			t.Fatal(err)
		}
	}
	same(t, foreign(), before)
}

// dropSchema makes a database what it is before a store was ever in it.
func dropSchema(t *testing.T, lent *server) {
	t.Helper()
	neo4jtest.Run(t, lent.driver, "MATCH (k:Kennisgraaf) DETACH DELETE k")
	for kind, all := range map[string]string{"CONSTRAINT": "CONSTRAINTS", "INDEX": "INDEXES"} {
		for _, r := range neo4jtest.Run(t, lent.driver, "SHOW "+all+" YIELD name, type WHERE type <> 'LOOKUP' RETURN name") {
			neo4jtest.Run(t, lent.driver, "DROP "+kind+" "+r.Values[0].(string)+" IF EXISTS")
		}
	}
}

func missingConstraint(t *testing.T, lent *server) {
	lent.open(t, neo4j.Options{})
	neo4jtest.Run(t, lent.driver, "DROP CONSTRAINT claim_id")
	s, err := neo4j.Open(t.Context(), lent.URL, lent.options(neo4j.Options{}))
	refused(t, s, err, graph.ErrInvalid)
	_, command, found := strings.Cut(graph.Hint(err), ": ")
	if !found || !strings.Contains(err.Error(), "claim_id") {
		t.Fatalf("error %v, hint %q", err, graph.Hint(err))
	}
	neo4jtest.Run(t, lent.driver, command)
	lent.open(t, neo4j.Options{})
}
