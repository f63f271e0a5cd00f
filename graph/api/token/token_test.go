package token_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// TestLife makes, finds and revokes tokens; a keyring that is open learns of each.
func TestLife(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens")
	if _, err := token.Open(path); !errors.Is(err, graph.ErrNotFound) || graph.Hint(err) == "" {
		t.Errorf("no file: %v", err)
	}
	secret, err := token.Create(path, "dashboard", token.Read, time.Unix(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(text), secret) || strings.Contains(string(text), strings.TrimPrefix(secret, "kg_")) {
		t.Errorf("the file holds the secret: %s", text)
	}
	keys, err := token.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := keys.Find(secret); !ok || got.Name != "dashboard" || got.Role != token.Read {
		t.Errorf("%v %v", got, ok)
	}
	for _, other := range []string{"", "kg_", secret + "x", secret[:len(secret)-1], strings.ToUpper(secret)} {
		if got, ok := keys.Find(other); ok {
			t.Errorf("%q finds %v", other, got)
		}
	}
	admin, err := token.Create(path, "chief", token.Admin, time.Unix(2, 0))
	if err != nil || admin == secret {
		t.Fatal(err)
	}
	if got, ok := keys.Find(admin); !ok || got.Role != token.Admin || keys.Len() != 2 {
		t.Errorf("a new token: %v %v, %d", got, ok, keys.Len())
	}
	if err := token.Revoke(path, "dashboard"); err != nil {
		t.Fatal(err)
	}
	if _, ok := keys.Find(secret); ok {
		t.Error("a revoked token is found")
	}
	if list, err := token.Load(path); err != nil || len(list) != 1 || list[0].Name != "chief" || !list[0].Created.Equal(time.Unix(2, 0)) {
		t.Errorf("%v %v", list, err)
	}
	if err := os.WriteFile(path, []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := keys.Find(admin); ok {
		t.Error("a damaged file has tokens")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if keys.Len() != 0 {
		t.Error("no file has tokens")
	}
}

func TestRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens")
	for name, want := range map[string]error{
		"": graph.ErrInvalid, "a b": graph.ErrInvalid, "-a": graph.ErrInvalid, strings.Repeat("a", 65): graph.ErrInvalid, "a\n": graph.ErrInvalid,
		"a": nil, strings.Repeat("b", 64): nil,
	} {
		if _, err := token.Create(path, name, token.Read, time.Unix(1, 0)); !errors.Is(err, want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := token.Create(path, "a", token.Read, time.Unix(1, 0)); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("twice: %v", err)
	}
	if _, err := token.Create(path, "c", "ROOT", time.Unix(1, 0)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("no role: %v", err)
	}
	if err := token.Revoke(path, "none"); !errors.Is(err, graph.ErrNotFound) || graph.Hint(err) == "" {
		t.Errorf("no token: %v", err)
	}
	if _, err := token.Create(filepath.Join(path, "x"), "a", token.Read, time.Unix(1, 0)); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("no folder: %v", err)
	}
	for _, text := range []string{"x\n", "[]\n", `{"name":"a","role":"ROOT","sha256":""}` + "\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := token.Load(path); !errors.Is(err, graph.ErrCorrupt) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRoles(t *testing.T) {
	want := map[token.Role]int{token.Read: 1, token.Curate: 2, token.Admin: 3, "": 0, "ROOT": 0}
	for role, n := range want {
		covered := 0
		for _, other := range append(token.Roles(), "", "ROOT") {
			if role.Covers(other) {
				covered++
			}
		}
		if covered != n {
			t.Errorf("%q covers %d", role, covered)
		}
	}
}
