// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {SignedAct} from "../types/SignedAct.sol";
import {Signers} from "./Signers.sol";

/// @title A contract whose acts can be signed by one account and brought by another
abstract contract SignedActs is ISignedActs, EIP712 {
    using BitMaps for BitMaps.BitMap;

    mapping(address account => BitMaps.BitMap) private _nonces;

    /// @inheritdoc ISignedActs
    function isNonceUsed(address account, uint256 nonce) external view returns (bool) {
        return _nonces[account].get(nonce);
    }

    /// @dev Who signed an act, which can be carried out once. Each type ends with
    /// `address account,uint256 nonce,uint48 deadline`.
    /// @param typeHash The act's EIP-712 type.
    /// @param fields What stands before these three in the type, ABI-encoded, of static types only.
    /// @param act Signer, nonce, deadline and signature.
    function _signerOf(
        bytes32 typeHash,
        bytes memory fields,
        SignedAct calldata act
    ) internal returns (address account) {
        if (block.timestamp > act.deadline) revert SignedActExpired(act.deadline);
        account = Signers.accountOf(act.signer);
        bytes32 structHash = keccak256(bytes.concat(typeHash, fields, abi.encode(account, act.nonce, act.deadline)));
        if (!Signers.isValidSignature(act.signer, _hashTypedDataV4(structHash), act.signature)) {
            revert SignedActInvalidSignature(account);
        }
        BitMaps.BitMap storage used = _nonces[account];
        if (used.get(act.nonce)) revert SignedActNonceUsed(account, act.nonce);
        used.set(act.nonce);
    }
}
