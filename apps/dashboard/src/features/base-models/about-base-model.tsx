import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import type { KeyValue } from "@facet/ui/layout/key-values";
import { Time } from "@facet/ui/values/time";
import { baseModelWords } from "../../words/base-models.ts";

const words = baseModelWords.one;

/** What was read of its files when it was brought in. */
export function aboutBaseModel(model: BaseModel): readonly KeyValue[] {
  const { shape } = model;
  return [
    ...(shape === null
      ? []
      : [
          {
            label: words.parameters,
            value: formatNumber(shape.parameters),
            note: words.shapeValue(shape.layers, shape.hiddenSize, shape.heads),
          },
          { label: words.family, value: <code>{shape.architecture}</code> },
          { label: words.context, value: words.contextValue(shape.contextLength) },
          { label: words.vocabulary, value: words.vocabularyValue(shape.vocabSize) },
          { label: words.dtype, value: <code>{shape.dtype}</code> },
          { label: words.template, value: shape.chatTemplate ? words.templateYes : words.templateNo },
          { label: words.licence, value: shape.licence ?? baseModelWords.noLicence },
          ...(model.source.type === "hub"
            ? [{ label: words.gated, value: shape.gated ? words.gatedYes : words.gatedNo }]
            : []),
        ]),
    { label: words.source, value: placeOf(model.source) },
    ...(shape === null || shape.revision === null
      ? []
      : [{ label: words.revision, value: <code className="text-sm">{shape.revision}</code> }]),
    { label: words.added, value: <Time at={model.createdAt} /> },
    { label: words.id, value: <code className="text-sm">{model.id}</code> },
  ];
}

function placeOf(source: BaseModel["source"]): string {
  const name = baseModelWords.sources[source.type];
  if (source.type === "starter") return name;
  return `${name}: ${source.type === "hub" ? source.repo : source.path}`;
}
