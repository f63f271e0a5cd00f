// Command generate writes graph/api/generated from schema.graphqls: what gqlgen generates, and write.go, which writes answers level
// by level (see graph/api/answer).
//
//	go run ./graph/api/generate
package main

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return fmt.Errorf("read gqlgen.yml: %w", err)
	}
	return api.Generate(cfg, api.AddPlugin(writers{}))
}

//go:embed write.gotpl
var template string

// writers is the plugin of gqlgen that generates the writing of answers.
type writers struct{}

// Name names the plugin to gqlgen.
func (writers) Name() string { return "writers" }

// GenerateCode writes write.go beside what gqlgen generates.
func (writers) GenerateCode(data *codegen.Data) error {
	schema := written{Data: data, types: map[string]*config.TypeReference{}}
	for _, o := range data.Objects {
		if schema.Writes(o) {
			if err := schema.addFields(o); err != nil {
				return err
			}
		}
	}
	return templates.Render(templates.Options{
		PackageName: data.Config.Exec.Package, Filename: filepath.Join(filepath.Dir(data.Config.Exec.Filename), "write.go"),
		Template: template, Data: schema, GeneratedHeader: true, Packages: data.Config.Packages, PruneOptions: data.Config.GetPruneOptions(),
	})
}

// written is the part of a schema that write.go writes: objects of queries, without introspection.
type written struct {
	*codegen.Data
	types map[string]*config.TypeReference // by the name of what writes them
}

// Writes reports whether objects of a type are written.
func (s written) Writes(o *codegen.Object) bool { return !o.Stream && !o.IsReserved() }

// WritesField reports whether a field is written. One with directives is left to gqlgen.
func (s written) WritesField(f *codegen.Field) bool { return !f.IsReserved() && !f.HasDirectives() }

func (s written) addFields(o *codegen.Object) error {
	for _, f := range o.Fields {
		if !s.WritesField(f) {
			continue
		}
		if !f.IsResolver && (!f.IsVariable() && (!f.IsMethod() || !f.NoErr || f.MethodHasContext) || f.HasHaser || f.VOkFunc || len(f.Args) > 0) {
			return fmt.Errorf("%s.%s is bound to what can't be written", o.Name, f.Name)
		}
		for t := f.TypeReference; t != nil; t = t.Elem() {
			if t.IsPtrToPtr() || t.IsPtrToSlice() || t.IsPtrToIntf() {
				return fmt.Errorf("%s.%s gives a %s, which can't be written", o.Name, f.Name, t.GO)
			}
			s.types[Write(t)] = t
			if !t.IsSlice() {
				break
			}
		}
	}
	return nil
}

// Types returns the types of fields, in order of name.
func (s written) Types() []typed {
	var out []typed
	for _, name := range slices.Sorted(maps.Keys(s.types)) {
		out = append(out, typed{s.types[name]})
	}
	return out
}

// WrittenInterfaces returns the interfaces that fields give, in order of name.
func (s written) WrittenInterfaces() []*codegen.Interface {
	var out []*codegen.Interface
	for _, name := range slices.Sorted(maps.Keys(s.Interfaces)) {
		for _, t := range s.types {
			if t.Definition.Name == name {
				out = append(out, s.Interfaces[name])
				break
			}
		}
	}
	return out
}

// Write names what writes a type.
func (s written) Write(t *config.TypeReference) string { return Write(t) }

// Write names what writes a type.
func Write(t *config.TypeReference) string { return "write" + t.UniquenessKey() }

// typed is a type that is written.
type typed struct{ *config.TypeReference }

// Name names what writes it.
func (t typed) Name() string { return Write(t.TypeReference) }

// Required reports whether null is forbidden.
func (t typed) Required() bool { return t.GQL.NonNull }

// IsObject reports whether values are objects of one type.
func (t typed) IsObject() bool { return t.Definition.Kind == ast.Object }

// IsInterface reports whether values are objects of several types.
func (t typed) IsInterface() bool {
	return t.Definition.Kind == ast.Interface || t.Definition.Kind == ast.Union
}

// Item is the type of the items of a list.
func (t typed) Item() typed { return typed{t.Elem()} }

// ItemsInPlace reports whether the items of a list are objects that are written where they stand.
func (t typed) ItemsInPlace() bool { return t.Item().IsObject() && !t.Item().IsNilable() }

// Value is the expression of a value v of a leaf that its marshaler takes.
func (t typed) Value() (string, error) {
	v := "v"
	switch {
	case t.IsTargetNilable() && !t.IsNilable():
		return "", errors.New("unexpected type " + t.GO.String())
	case !t.IsTargetNilable() && t.IsNilable():
		v = "*v"
	}
	if t.HasEnumValues() {
		return t.EnumMarshalVar(false) + "[" + v + "]", nil
	}
	if t.CastType != nil {
		return templates.CurrentImports.LookupType(t.CastType) + "(" + v + ")", nil
	}
	return v, nil
}

// Direct is the method of answer.Writer that writes what the marshaler of a leaf does; "" where none does.
func (t typed) Direct() string {
	if t.Marshaler == nil {
		return ""
	}
	name := t.Marshaler.FullName()
	switch {
	case strings.HasSuffix(name, "gqlgen/graphql.MarshalString"), strings.HasSuffix(name, "gqlgen/graphql.MarshalID"):
		return "String"
	case strings.HasSuffix(name, "gqlgen/graphql.MarshalBoolean"):
		return "Bool"
	case strings.HasSuffix(name, "graph/api/view.MarshalString"), strings.HasSuffix(name, "graph/api/view.MarshalDate"):
		return "Text"
	case strings.HasSuffix(name, "graph/api/view.MarshalInt"):
		return "Int"
	default:
		return ""
	}
}
