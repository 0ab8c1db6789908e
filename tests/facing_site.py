"""A small site with every kind of block, for tests of facing pages."""

import sites

PAGE = """---
title: Every kind
---

A paragraph with `code` and a note.[^n]

A second one, which nobody has translated.

## A heading with text {#anchor .wide}

- One item
- Another item that is rather longer, so that it takes more than one line

  With a second paragraph.

  1. Inner item
  2. Inner second
- [x] Done
- [ ] Open

3. Third
4. Fourth

> A quotation
> of two lines.

> [!WARNING]
> Take care.

Term
: Its definition.

| Name | Count | What it is for |
|------|------:|----------------|
| A    |     1 | A longer text, so that the column is wide |
| B    |       | Short |

![A way](way.svg "The way")

```
code stays()
```

---

### A smaller heading

The last one.[^n]

[^n]: The note itself.
"""

ARABIC = {
    "Every kind": "كل نوع",
    "A paragraph with `code` and a note.[^n]": "فقرة فيها `code` وحاشية.[^n]",
    "A heading with text": "عنوان فيه نص",
    "One item": "بند",
    "Inner item": "بند داخلي",
    "A quotation of two lines.": "اقتباس من سطرين.",
    "Take care.": "احذر.",
    "Term": "مصطلح",
    "Its definition.": "تعريفه.",
    "Name": "الاسم",
    "Count": "العدد",
    "What it is for": "ما فائدته",
    "A longer text, so that the column is wide": "نص أطول كي يتسع العمود",
    "A way": "طريق",
    "The way": "الطريق",
    "A smaller heading": "عنوان أصغر",
    "The last one.[^n]": "الأخيرة.[^n]",
    "The note itself.": "الحاشية نفسها.",
    "Done": "تم",
}
HEBREW = {
    "Every kind": "כל סוג",
    "One item": "פריט",
    "Another item that is rather longer, so that it takes more than one line": (
        "פריט נוסף, ארוך למדי, כדי שיתפוס יותר משורה אחת"
    ),
    "Inner second": "שני פנימי",
    "Take care.": "היזהרו.",
    "Term": "מונח",
    "Name": "שם",
    "Short": "קצר",
    "The way": "הדרך",
    "The last one.[^n]": "האחרונה.[^n]",
}
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">'
    '<rect width="300" height="60" fill="#999"/></svg>'
)


def parts():
    """Give what `sites.write` needs.

    Arabic is public. Hebrew is withheld, and has gaps, an outdated and a machine-made
    text.
    """
    hebrew = [sites.entry(text, own) for text, own in HEBREW.items()]
    hebrew += [
        sites.outdated(
            "A quotation of three lines.", "A quotation of two lines.", "ציטוט."
        ),
        sites.machine("Its definition.", "ההגדרה שלו."),
    ]
    arabic = [sites.entry(text, own) for text, own in ARABIC.items()]
    return {
        "pages": {"every.md": PAGE},
        "content": {
            "ar": sites.catalog("ar", *arabic),
            "he": sites.catalog("he", *hebrew),
        },
        "files": {"content/way.svg": PICTURE},
    }
