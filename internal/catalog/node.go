package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parkboard/internal/park"
)

type node = yaml.Node

// reader walks a catalogue file and collects what is wrong with it.
type reader struct {
	file     string
	mistakes []*Mistake
}

func (r *reader) wrong(n *node, format string, args ...any) {
	r.mistakes = append(r.mistakes, &Mistake{r.file, max(n.Line, 1), fmt.Sprintf(format, args...)})
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// document is the one mapping a file consists of, nil when there is none.
func (r *reader) document(src []byte) *node {
	var doc node
	dec := yaml.NewDecoder(strings.NewReader(string(src)))
	if err := dec.Decode(&doc); err != nil {
		at := &node{Line: 1}
		text := err.Error()
		if m := syntaxLine.FindStringSubmatch(text); m != nil {
			at.Line, _ = strconv.Atoi("0" + m[1])
			text = m[2]
		}
		if strings.HasPrefix(text, "did not find expected") {
			at.Line++ // the library counts these lines from 0, all others from 1
		}
		if text == "EOF" {
			text = "the file is empty; expected a catalogue"
		}
		r.wrong(at, "not readable as YAML: %s", text)
		return nil
	}
	var more node
	if dec.Decode(&more) == nil {
		r.wrong(&more, "a second document; expected one catalogue in the file")
	}
	return doc.Content[0]
}

// fields is a mapping of the file whose keys have been checked.
type fields struct {
	r     *reader
	at    *node
	what  string
	nodes map[string]*node
}

// fields checks that n is a mapping with every required key, each once, and no
// key beyond the required and the optional ones.
func (r *reader) fields(n *node, what string, required, optional []string) fields {
	f := fields{r: r, at: n, what: what, nodes: map[string]*node{}}
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "%s is %s; expected the fields %s", what, kindName(n), strings.Join(required, ", "))
		return f
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !slices.Contains(required, key.Value) && !slices.Contains(optional, key.Value):
			r.wrong(key, "unknown field %q of %s; expected one of %s", key.Value, what,
				strings.Join(slices.Concat(required, optional), ", "))
		case f.nodes[key.Value] != nil:
			r.wrong(key, "%s of %s is given twice, first on line %d", key.Value, what, f.nodes[key.Value].Line)
		default:
			f.nodes[key.Value] = value
		}
	}
	for _, key := range required {
		if f.nodes[key] == nil {
			r.wrong(n, "%s has no %s", what, key)
		}
	}
	return f
}

func kindName(n *node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a group of fields"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.AliasNode:
		return "a YAML reference, which is not used here"
	case n.Value == "" || n.Tag == "!!null":
		return "empty"
	}
	return strconv.Quote(n.Value)
}

// scalar is the text of a field that is a single value, "" when the field is
// absent or is something else, which is then named.
func (f fields) scalar(key, expected string) (string, *node) {
	n := f.nodes[key]
	if n == nil {
		return "", nil
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		f.r.wrong(n, "%s of %s is %s; expected %s", key, f.what, kindName(n), expected)
		return "", nil
	}
	return strings.TrimSpace(n.Value), n
}

var codePattern = regexp.MustCompile(`^[a-z0-9]+([-_][a-z0-9]+)*$`)

// code is the entry's own code.
func (f fields) code() string {
	s, n := f.scalar("code", "a code")
	if n != nil && !codePattern.MatchString(s) {
		f.r.wrong(n, "code %q of %s; expected lower-case letters and digits, joined by - or _", s, f.what)
		return ""
	}
	return s
}

// reference is a code that must be found elsewhere: its form is not judged here.
func (f fields) reference(key string) string {
	s, _ := f.scalar(key, "a code")
	return s
}

// text is a wording in two languages; zh must be there.
func (f fields) text(key string) park.Text {
	n := f.nodes[key]
	if n == nil {
		return park.Text{}
	}
	of := f.r.fields(n, key+" of "+f.what, []string{"zh"}, []string{"en"})
	var t park.Text
	t.ZH, _ = of.scalar("zh", "the Chinese wording")
	t.EN, _ = of.scalar("en", "the English wording")
	return t
}

func (f fields) whole(key string, low, high int) int {
	expected := fmt.Sprintf("a whole number from %d to %d", low, high)
	s, n := f.scalar(key, expected)
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(s)
	if err != nil || v < low || v > high {
		f.r.wrong(n, "%s %q of %s; expected %s", key, s, f.what, expected)
		return 0
	}
	return v
}

// flag is a field that is true or left out.
func (f fields) flag(key string) bool {
	s, n := f.scalar(key, "true or false")
	if n != nil && s != "true" && s != "false" {
		f.r.wrong(n, "%s %q of %s; expected true or false", key, s, f.what)
	}
	return s == "true"
}

// list is the entries of a list, which may be empty.
func (f fields) list(key string) []*node {
	n := f.nodes[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		f.r.wrong(n, "%s of %s is %s; expected a list", key, f.what, kindName(n))
		return nil
	}
	return n.Content
}

// filled is a list with at least one entry.
func (f fields) filled(key string) []*node {
	n := f.nodes[key]
	if n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		f.r.wrong(n, "%s of %s is an empty list; expected at least one entry", key, f.what)
	}
	return f.list(key)
}

func (f fields) texts(key string) []string {
	var all []string
	for _, n := range f.list(key) {
		if n.Kind != yaml.ScalarNode || strings.TrimSpace(n.Value) == "" {
			f.r.wrong(n, "an entry of %s of %s is %s; expected a name", key, f.what, kindName(n))
			continue
		}
		if slices.Contains(all, strings.TrimSpace(n.Value)) {
			f.r.wrong(n, "%q is given twice in %s of %s", n.Value, key, f.what)
		}
		all = append(all, strings.TrimSpace(n.Value))
	}
	return all
}

// word is a field that takes one of a few words.
func word[T ~string](f fields, key string, words ...T) T {
	expected := make([]string, len(words))
	for i, w := range words {
		expected[i] = string(w)
	}
	s, n := f.scalar(key, strings.Join(expected, " or "))
	if n == nil {
		return ""
	}
	if !slices.Contains(expected, s) {
		f.r.wrong(n, "%s %q of %s; expected %s", key, s, f.what, strings.Join(expected, " or "))
		return ""
	}
	return T(s)
}
