// Package locale holds the words of the board in Chinese and English and the
// printers that fill them in. Words live in text/*.yaml, both languages side
// by side under one key, so that neither can be forgotten. It knows words
// only: how numbers and dates are written is the views' work.
package locale

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// The languages a reader can choose; Chinese is the default.
const (
	Chinese = "zh-CN"
	English = "en"
)

//go:embed text/*.yaml
var files embed.FS

type entry struct {
	ZH string `yaml:"zh"`
	EN string `yaml:"en"`
}

var catalogue = sync.OnceValue(func() map[string]entry {
	all, err := load()
	if err != nil {
		panic(err) // embedded text, checked by the package's test
	}
	return all
})

// load reads every text file; a key that stands twice, or lacks a language, is
// an error that names it.
func load() (map[string]entry, error) {
	names, err := files.ReadDir("text")
	if err != nil {
		return nil, err
	}
	all := make(map[string]entry)
	for _, name := range names {
		raw, err := files.ReadFile("text/" + name.Name())
		if err != nil {
			return nil, err
		}
		var entries map[string]entry
		if err := yaml.Unmarshal(raw, &entries); err != nil {
			return nil, fmt.Errorf("%s: %w", name.Name(), err)
		}
		for key, e := range entries {
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("%s: %s stands twice", name.Name(), key)
			}
			if e.ZH == "" || e.EN == "" {
				return nil, fmt.Errorf("%s: %s lacks a language", name.Name(), key)
			}
			all[key] = e
		}
	}
	return all, nil
}

// Printer says things in one language. The zero Printer speaks Chinese.
type Printer struct{ lang string }

// For is the printer of a language; anything but English is Chinese.
func For(lang string) Printer {
	if lang == English {
		return Printer{English}
	}
	return Printer{Chinese}
}

// Lang is zh-CN or en, as the lang attribute of a page wants it.
func (p Printer) Lang() string {
	if p.lang == "" {
		return Chinese
	}
	return p.lang
}

// English reports whether the printer speaks English.
func (p Printer) English() bool { return p.lang == English }

// T is the text of a key with {0}, {1} … replaced by the arguments. A key
// that does not exist prints itself in brackets, which the tests refuse.
func (p Printer) T(key string, args ...any) string {
	var b strings.Builder
	for _, part := range p.Parts(key) {
		switch {
		case part.Slot < 0:
			b.WriteString(part.Text)
		case part.Slot < len(args):
			fmt.Fprint(&b, args[part.Slot])
		default:
			fmt.Fprintf(&b, "{%d}", part.Slot)
		}
	}
	return b.String()
}

// Has reports whether a key exists.
func Has(key string) bool {
	_, ok := catalogue()[key]
	return ok
}

// Part is a piece of a sentence: plain text (Slot −1), or the place where
// argument number Slot belongs, so that a view can put a linked figure there.
type Part struct {
	Text string
	Slot int
}

// Parts splits the text of a key at its places.
func (p Printer) Parts(key string) []Part {
	e, ok := catalogue()[key]
	if !ok {
		return []Part{{Text: "[" + key + "]", Slot: -1}}
	}
	text := e.ZH
	if p.English() {
		text = e.EN
	}
	return split(text)
}

func split(text string) []Part {
	var parts []Part
	for text != "" {
		open := strings.IndexByte(text, '{')
		end := strings.IndexByte(text, '}')
		if open < 0 || end < open {
			break
		}
		n, err := strconv.Atoi(text[open+1 : end])
		if err != nil {
			break
		}
		if open > 0 {
			parts = append(parts, Part{Text: text[:open], Slot: -1})
		}
		parts = append(parts, Part{Slot: n})
		text = text[end+1:]
	}
	if text != "" {
		parts = append(parts, Part{Text: text, Slot: -1})
	}
	return parts
}
