// Package token keeps the access tokens of a server: who may ask, and what for. A file holds their names, roles and hashes; a token
// itself is shown once, when it is made, and kept nowhere.
//
// It promises that a file is replaced whole or not at all, and that a change of it counts without a restart. It imports graph for
// its errors and nothing else of this module.
package token

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Role says what the holder of a token may do. Each role may do what the one before may.
type Role string

// The roles.
const (
	Read   Role = "READ"   // ask questions
	Curate Role = "CURATE" // judge what was extracted
	Admin  Role = "ADMIN"  // see how the server does
)

// Roles returns all roles, from the least.
func Roles() []Role { return []Role{Read, Curate, Admin} }

// Valid reports whether r is one of [Roles].
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Covers reports whether r may do what other may.
func (r Role) Covers(other Role) bool {
	return r.Valid() && other.Valid() && slices.Index(Roles(), r) >= slices.Index(Roles(), other)
}

// Token is an access token as the file knows it.
type Token struct {
	Name    string    `json:"name"`
	Role    Role      `json:"role"`
	Hash    string    `json:"sha256"` // of the secret, 64 hexadecimal digits
	Created time.Time `json:"created"`
}

// prefix marks a secret as one of ours, for people and for programs that look for leaked secrets.
const prefix = "kg_"

// secretBytes is the randomness of a secret: too much to guess, so that its plain hash gives nothing away.
const secretBytes = 32

// hashOf returns the hash that the file keeps of a secret.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Create adds a token to a file, which it makes where there is none, and returns its secret. Errors: ErrInvalid for a name or role
// that is none, ErrConflict for a name that is taken, ErrUnavailable when the file can't be written.
func Create(path, name string, role Role, now time.Time) (string, error) {
	switch {
	case !regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`).MatchString(name):
		return "", &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%q is no name for a token", name), Remedy: "use letters, digits, dots and dashes, at most 64",
		}
	case !role.Valid():
		return "", &graph.Error{Kind: graph.ErrInvalid, Detail: fmt.Sprintf("there is no role %q", role), Remedy: "use read, curate or admin"}
	}
	list, err := Load(path)
	if err != nil && !errors.Is(err, graph.ErrNotFound) {
		return "", err
	}
	if slices.ContainsFunc(list, func(t Token) bool { return t.Name == name }) {
		return "", &graph.Error{
			Kind: graph.ErrConflict, Detail: fmt.Sprintf("there is a token %q already", name), Remedy: "revoke it first, or choose another name",
		}
	}
	var random [secretBytes]byte
	_, _ = rand.Read(random[:]) // never fails: crypto/rand ends the program instead
	secret := prefix + base64.RawURLEncoding.EncodeToString(random[:])
	return secret, save(path, append(list, Token{name, role, hashOf(secret), now.UTC().Truncate(time.Second)}))
}

// Revoke takes a token out of a file. Errors: ErrNotFound when there is no such token or no file.
func Revoke(path, name string) error {
	list, err := Load(path)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(list), func(t Token) bool { return t.Name == name })
	if len(left) == len(list) {
		return &graph.Error{
			Kind: graph.ErrNotFound, Detail: fmt.Sprintf("there is no token %q", name), Remedy: "list them with `kennisgraaf token list`",
		}
	}
	return save(path, left)
}

// Load returns the tokens of a file, by name. Errors: ErrNotFound when there is no file, ErrCorrupt when it holds something else,
// ErrUnavailable when it can't be read.
func Load(path string) ([]Token, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &graph.Error{
			Kind: graph.ErrNotFound, Detail: "there is no file of tokens " + path, Remedy: "make a token with `kennisgraaf token create NAME`",
		}
	case err != nil:
		return nil, &graph.Error{Kind: graph.ErrUnavailable, Detail: "read the tokens", Err: err, Remedy: "see that the file can be read"}
	}
	var list []Token
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" {
			continue
		}
		var t Token
		if err := json.Unmarshal([]byte(text), &t); err != nil || !t.Role.Valid() || len(t.Hash) != 2*sha256.Size || t.Name == "" {
			return nil, &graph.Error{
				Kind: graph.ErrCorrupt, Detail: fmt.Sprintf("line %d of %s is no token", n, path), Remedy: "delete that line, and make the token again",
			}
		}
		list = append(list, t)
	}
	if err := lines.Err(); err != nil {
		return nil, &graph.Error{Kind: graph.ErrCorrupt, Detail: "read the tokens of " + path, Err: err}
	}
	slices.SortFunc(list, func(a, b Token) int { return cmp.Compare(a.Name, b.Name) })
	return list, nil
}

// save replaces a file, readable for its owner only.
func save(path string, list []Token) error {
	slices.SortFunc(list, func(a, b Token) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	for _, t := range list {
		line, err := json.Marshal(t)
		if err != nil {
			return fmt.Errorf("write a token: %w", err)
		}
		b.Write(append(line, '\n'))
	}
	failed := func(err error) error {
		return &graph.Error{Kind: graph.ErrUnavailable, Detail: "write the tokens", Err: err, Remedy: "see that the folder can be written"}
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".tokens-*") // made with mode 0600
	if err != nil {
		return failed(err)
	}
	_, err = temporary.Write(b.Bytes())
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return failed(errors.Join(err, os.Remove(temporary.Name())))
	}
	return nil
}
