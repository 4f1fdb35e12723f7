// A list block with a second button: it takes several entries at once from the picker of its chooser.
// The other end is articles/choosers/blocks.py.
{
  // An empty text is null before it is shown, and "" in its field.
  const written = (state) => JSON.stringify(state, (_key, value) => (value === "" ? null : value));

  // A block that was just inserted grows for half a second, and its button may move away between press and
  // release. The browser then sends the click to neither; who moved the mouse away has changed their mind.
  const keepPress = (button) => {
    button.addEventListener("pointerdown", (down) => {
      if (down.pointerType !== "mouse" || down.button) return;
      const release = (up) => {
        const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
        if (moved < 5 && !button.contains(up.target)) button.click();
      };
      document.addEventListener("pointerup", release, { capture: true, once: true });
    });
  };

  const { ListBlockDefinition } = window.wagtailStreamField.blocks;

  class PickedListBlockDefinition extends ListBlockDefinition {
    constructor(name, childBlockDef, initialChildState, meta, field, picker) {
      super(name, childBlockDef, initialChildState, meta);
      this.field = field;
      this.picker = picker;
    }

    render(...args) {
      const list = super.render(...args);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.textContent = this.meta.chooseSeveral;
      keepPress(button);
      const status = document.createElement("p");
      status.className = "picked-list__status";
      status.setAttribute("role", "status");
      const bar = document.createElement("div");
      bar.className = "picked-list";
      bar.append(button, status);
      list.container[0].append(bar);
      const announce = (added) => {
        // The name of a sign may hold commas.
        const titles = added.map(({ title }) => title).join(" · ");
        status.textContent = this.meta.added.replace("{titles}", titles);
      };
      button.addEventListener("click", () => {
        status.textContent = "";
        this.choose(list, announce);
      });
      if (this.meta.suggest) {
        const suggest = button.cloneNode();
        suggest.textContent = this.meta.suggest;
        button.after(suggest);
        suggest.addEventListener("click", () => {
          status.textContent = "";
          this.choose(list, announce, this.suggestions());
        });
      }
      return list;
    }

    // What the dialog ticks at first follows from fields of the whole page.
    suggestions() {
      const [parameter, selector] = this.meta.suggestBy;
      const values = [...document.querySelectorAll(selector)]
        // Deleted blocks and rows stay in the page, hidden.
        .filter((field) => !field.closest("[data-streamfield-child][aria-hidden], .deleted"))
        .map(({ value }) => value);
      return { [parameter]: [...new Set(values.filter(Boolean))].join(",") };
    }

    // The values of the fields beside the list, by which the dialog narrows its offer.
    narrowing(list) {
      const beside = list.prefix.slice(0, -this.name.length);
      return Object.fromEntries(
        this.meta.linkedFields.map((name) => [name, document.getElementById(beside + name).value]),
      );
    }

    choose(list, announce, suggestions = {}) {
      const chosen = list.children.map((child) => this.entry(child)?.id).filter(Boolean);
      const room = (this.meta.maxNum ?? Infinity) - chosen.length;
      this.picker.openModal(
        (entries) => {
          const added = entries.slice(0, room);
          this.add(list, added);
          announce(added);
        },
        {
          multiple: true,
          linkedFieldFilters: {
            chosen: chosen.join(","),
            ...this.narrowing(list),
            ...suggestions,
          },
        },
      );
    }

    add(list, entries) {
      const blank = list.children.filter((child) => this.isBlank(child));
      for (const entry of entries) {
        const value = this.field ? { ...this.initialChildState, [this.field]: entry } : entry;
        // Without a secure connection there is no randomUUID, and the server gives the identifier.
        list.insert(value, list.children.length, { id: crypto.randomUUID?.() });
      }
      for (const child of blank) list.deleteBlock(child.index, {});
    }

    entry(child) {
      const { value } = child.getState();
      return this.field ? value[this.field] : value;
    }

    isBlank(child) {
      return written(child.getState().value) === written(this.initialChildState);
    }
  }

  window.telepath.register("articles.choosers.PickedListBlock", PickedListBlockDefinition);
}
